import { canChangeMemberName, type MemberView } from '@engawa/domain';
import { createSignal } from 'solid-js';
import { denialText, text } from '../../../i18n/index.ts';
import { renameMember } from '../../../state/admin/members.ts';
import { me, organization } from '../../../state/session.ts';
import { nameTrouble } from '../../member-form/field-checks.ts';
import { NameField } from '../../member-form/name-field.tsx';
import { SenderPreview } from '../../member-form/sender-preview.tsx';
import { attempt } from '../../page/attempt.ts';
import { createWork } from '../../page/work.ts';
import { FormDialog } from '../form-dialog.tsx';

export function RenameDialog(props: { member: MemberView; close: () => void }) {
  const [name, setName] = createSignal(props.member.name);
  const words = () => text().adminMembers.rename;
  const trouble = () => {
    const verdict = canChangeMemberName(me(), props.member, name().trim());
    return nameTrouble(name()) ?? (verdict.allowed ? undefined : denialText(verdict.denial));
  };
  const [save, saving] = createWork(async () => {
    if (!trouble() && (await attempt(() => renameMember(props.member.id, name().trim()), words().done))) props.close();
  });
  return (
    <FormDialog
      open
      close={props.close}
      title={words().title(props.member.name)}
      submitLabel={text().page.save}
      busy={saving()}
      onSubmit={() => void save()}
    >
      <NameField forLine value={name()} onChange={setName} errorMessage={trouble()} />
      <SenderPreview
        name={name()}
        companyName={organization().companyName}
        photoUrl={props.member.photoUrl}
        seed={props.member.id}
      />
    </FormDialog>
  );
}
