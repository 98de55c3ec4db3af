import type { MemberView } from '@engawa/domain';
import { createSignal, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { setMemberPassword } from '../../../state/admin/members.ts';
import { passwordTrouble } from '../../member-form/field-checks.ts';
import { makePassword } from '../../member-form/make-password.ts';
import { NewPasswordField } from '../../member-form/new-password-field.tsx';
import { attempt } from '../../page/attempt.ts';
import { createWork } from '../../page/work.ts';
import { FormDialog } from '../form-dialog.tsx';
import { HandOver } from './hand-over.tsx';

/** A new password for somebody who forgot theirs; shown once, to be handed over. */
export function PasswordDialog(props: { member: MemberView; close: () => void }) {
  const [password, setPassword] = createSignal(makePassword());
  const [done, setDone] = createSignal(false);
  const words = () => text().adminMembers.password;
  const [save, saving] = createWork(async () => {
    if (passwordTrouble(password())) return;
    if (await attempt(() => setMemberPassword(props.member.id, password()))) setDone(true);
  });
  return (
    <Show
      when={!done()}
      fallback={
        <HandOver
          title={words().doneTitle}
          body={words().doneBody}
          memberId={props.member.memberId}
          password={password()}
          close={props.close}
        />
      }
    >
      <FormDialog
        open
        close={props.close}
        title={words().title(props.member.name)}
        description={words().body}
        submitLabel={words().submit}
        busy={saving()}
        onSubmit={() => void save()}
      >
        <NewPasswordField
          generate
          value={password()}
          onChange={setPassword}
          errorMessage={passwordTrouble(password())}
        />
      </FormDialog>
    </Show>
  );
}
