import { normalizeMemberId } from '@engawa/domain';
import { Icon, TextField } from '@engawa/ui';
import { For, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { memberIdChecks, memberIdTrouble } from './field-checks.ts';
import './member-form.css';

export type MemberIdFieldProps = {
  value: string;
  onChange: (value: string) => void;
  errorMessage?: string | undefined;
};

/** The id of a new member, with its rules ticked off while it is typed. */
export function MemberIdField(props: MemberIdFieldProps) {
  const stored = () => normalizeMemberId(props.value);
  return (
    <div class="member-id">
      <TextField
        label={text().memberForm.memberId}
        description={text().memberForm.memberIdHint}
        name="username"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        value={props.value}
        onChange={props.onChange}
        errorMessage={props.errorMessage}
      />
      <ul class="member-id-rules">
        <For each={memberIdChecks(props.value)}>
          {(check) => (
            <li data-met={check.met ? '' : undefined}>
              <Icon name={check.met ? 'check' : 'more'} size={15} />
              <span>{check.words}</span>
              <span class="visually-hidden">
                {check.met ? text().memberForm.ruleMet : text().memberForm.ruleNotMet}
              </span>
            </li>
          )}
        </For>
      </ul>
      <Show when={stored() !== props.value && !memberIdTrouble(props.value)}>
        <p class="form-note">{text().memberForm.memberIdSaved(stored())}</p>
      </Show>
    </div>
  );
}
