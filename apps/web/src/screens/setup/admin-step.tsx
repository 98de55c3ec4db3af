import { Banner, Button } from '@engawa/ui';
import { createSignal, Show } from 'solid-js';
import { errorText } from '../../i18n/error-text.ts';
import { text } from '../../i18n/index.ts';
import { memberIdTrouble, nameTrouble, passwordTrouble } from '../member-form/field-checks.ts';
import { MemberIdField } from '../member-form/member-id-field.tsx';
import { NameField } from '../member-form/name-field.tsx';
import { NewPasswordField } from '../member-form/new-password-field.tsx';
import type { StepProps } from './code-step.tsx';

export type AdminStepProps = StepProps & { trouble: unknown; busy: boolean; back: () => void; finish: () => void };

/** The first member, who will register the others. */
export function AdminStep(props: AdminStepProps) {
  const [tried, setTried] = createSignal(false);
  const admin = () => props.draft.admin;
  const troubles = () => ({
    name: nameTrouble(admin().name),
    memberId: memberIdTrouble(admin().memberId),
    password: passwordTrouble(admin().password),
  });
  const shown = (field: keyof ReturnType<typeof troubles>) => (tried() ? troubles()[field] : undefined);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!props.busy && Object.values(troubles()).every((trouble) => !trouble)) props.finish();
  };
  return (
    <form class="form" onSubmit={submit}>
      <div role="alert">
        <Show when={props.trouble}>
          <Banner tone="alarm" shape="box">
            {errorText(props.trouble)}
          </Banner>
        </Show>
      </div>
      <NameField
        autocomplete="name"
        forLine
        value={admin().name}
        onChange={(name) => props.set('admin', 'name', name)}
        errorMessage={shown('name')}
      />
      <MemberIdField
        value={admin().memberId}
        onChange={(memberId) => props.set('admin', 'memberId', memberId)}
        errorMessage={shown('memberId')}
      />
      <NewPasswordField
        value={admin().password}
        onChange={(password) => props.set('admin', 'password', password)}
        errorMessage={shown('password')}
      />
      <div class="setup-buttons">
        <Button variant="quiet" size="l" onClick={() => props.back()}>
          {text().setup.back}
        </Button>
        <Button type="submit" size="l" busy={props.busy}>
          {props.busy ? text().setup.finishing : text().setup.finish}
        </Button>
      </div>
    </form>
  );
}
