import { canBeServed, faceColor, type MemberView } from '@engawa/domain';
import { Avatar, List, ListRow } from '@engawa/ui';
import { For, Show } from 'solid-js';
import { denialText, text } from '../../../i18n/index.ts';
import { members } from '../../../state/members.ts';
import { focusSoon } from '../../page/focus.ts';
import { ServedChosen } from './served-chosen.tsx';

export type ServedPickerProps = {
  /** Ids of members; the first is the reception. */
  served: readonly string[];
  onChange: (served: string[]) => void;
};

/** Whom an account serves, and in which order. */
export function ServedPicker(props: ServedPickerProps) {
  const words = () => text().adminChannels.served;
  const chosen = () => props.served.flatMap((id) => members().find((member) => member.id === id) ?? []);
  const others = () => members().filter((member) => !props.served.includes(member.id));
  let fieldset!: HTMLFieldSetElement;
  /** The chosen row leaves this list; the keyboard stays in it. */
  const add = (id: string) => {
    props.onChange([...props.served, id]);
    focusSoon(() => fieldset.querySelector('.served-others button') ?? fieldset.querySelector('button'));
  };
  return (
    <fieldset ref={fieldset} class="served">
      <legend>{words().title}</legend>
      <p class="form-note">{words().lead}</p>
      <Explanation chosen={chosen()} />
      <Show when={chosen().length}>
        <ServedChosen chosen={chosen()} onChange={props.onChange} />
      </Show>
      <Show when={others().length}>
        <p class="served-add">{words().add}</p>
        <div class="served-others">
          <List label={words().add}>
            <For each={others()}>{(member) => <Candidate member={member} add={() => add(member.id)} />}</For>
          </List>
        </div>
      </Show>
    </fieldset>
  );
}

/** One member makes a personal account, several a shared one. */
function Explanation(props: { chosen: readonly MemberView[] }) {
  const words = () => text().adminChannels.served;
  const sentence = () => {
    const [first, second] = props.chosen;
    if (!first) return members().some((member) => canBeServed(member).allowed) ? words().none : words().nobodyAllowed;
    return second ? words().shared(first.name) : words().personal(first.name);
  };
  return (
    <p class="served-explanation" data-nobody={props.chosen.length ? undefined : ''} aria-live="polite">
      {sentence()}
    </p>
  );
}

function Candidate(props: { member: MemberView; add: () => void }) {
  const reason = () => {
    const verdict = canBeServed(props.member);
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  return (
    <ListRow
      leading={
        <Avatar name={props.member.name} color={faceColor(props.member.id)} photoUrl={props.member.photoUrl} size="s" />
      }
      title={props.member.name}
      disabledReason={reason()}
      onSelect={() => props.add()}
    />
  );
}
