import { canStopBeingAdmin, faceColor, type MemberView } from '@engawa/domain';
import { Avatar, Menu, type MenuItem } from '@engawa/ui';
import { createSignal, Show } from 'solid-js';
import { denialText, text } from '../../../i18n/index.ts';
import { otherActiveAdmins, resumeMember, setMemberAdmin } from '../../../state/admin/members.ts';
import { me } from '../../../state/session.ts';
import { attempt } from '../../page/attempt.ts';
import { MemberTags } from './member-tags.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';

type OpenDialog = 'rename' | 'password' | 'suspend';

/** One member, and what an admin can do to them. */
export function MemberRow(props: { member: MemberView }) {
  const [dialog, setDialog] = createSignal<OpenDialog>();
  const words = () => text().adminMembers;
  /** Being an admin and not being suspended end under the same rule. */
  const lastAdmin = () => {
    const verdict = canStopBeingAdmin(props.member, otherActiveAdmins(props.member.id));
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  const suspendReason = () => (props.member.id === me().id ? words().suspend.yourself : lastAdmin());
  const setAdmin = (admin: boolean) =>
    void attempt(() => setMemberAdmin(props.member.id, admin), admin ? words().setAdmin.given : words().setAdmin.taken);
  const items = (): MenuItem[] => [
    { label: words().rename.action, icon: 'pencil', onSelect: () => setDialog('rename') },
    { label: words().password.action, icon: 'lock', onSelect: () => setDialog('password') },
    props.member.admin
      ? { label: words().setAdmin.take, icon: 'shield', disabledReason: lastAdmin(), onSelect: () => setAdmin(false) }
      : { label: words().setAdmin.give, icon: 'shield', onSelect: () => setAdmin(true) },
    props.member.suspended
      ? {
          label: words().resume.action,
          icon: 'refresh',
          startsGroup: true,
          onSelect: () => void attempt(() => resumeMember(props.member.id), words().resume.done),
        }
      : {
          label: words().suspend.action,
          icon: 'block',
          danger: true,
          startsGroup: true,
          disabledReason: suspendReason(),
          onSelect: () => setDialog('suspend'),
        },
  ];
  const close = () => setDialog(undefined);
  return (
    <li class="admin-person">
      <Avatar name={props.member.name} color={faceColor(props.member.id)} photoUrl={props.member.photoUrl} />
      <span class="admin-person-words">
        <span class="admin-person-name">
          {props.member.name}
          <MemberTags member={props.member} />
        </span>
        <small>{props.member.memberId}</small>
      </span>
      <Menu label={words().actions(props.member.name)} items={items()} />
      <Show when={dialog() === 'rename'}>
        <RenameDialog member={props.member} close={close} />
      </Show>
      <Show when={dialog() === 'password'}>
        <PasswordDialog member={props.member} close={close} />
      </Show>
      <SuspendDialog member={props.member} open={dialog() === 'suspend'} close={close} />
    </li>
  );
}
