import type { MemberView } from '@engawa/domain';
import { ConfirmDialog } from '@engawa/ui';
import { text } from '../../../i18n/index.ts';
import { suspendMember } from '../../../state/admin/members.ts';
import { attempt } from '../../page/attempt.ts';
import { createWork } from '../../page/work.ts';

export function SuspendDialog(props: { member: MemberView; open: boolean; close: () => void }) {
  const words = () => text().adminMembers.suspend;
  const [suspend, suspending] = createWork(async () => {
    if (await attempt(() => suspendMember(props.member.id), words().done)) props.close();
  });
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={() => props.close()}
      title={words().title(props.member.name)}
      description={words().body}
      confirmLabel={words().confirm}
      cancelLabel={text().common.cancel}
      busy={suspending()}
      onConfirm={() => void suspend()}
    />
  );
}
