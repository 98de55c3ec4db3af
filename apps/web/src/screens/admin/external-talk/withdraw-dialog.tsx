import { ConfirmDialog } from '@engawa/ui';
import { text } from '../../../i18n/index.ts';
import { members } from '../../../state/members.ts';

export type WithdrawDialogProps = {
  /** Whose permission would go; undefined closes the dialog. */
  members: 'all' | string[] | undefined;
  busy: boolean;
  close: () => void;
  withdraw: () => void;
};

/** Says how many are cut off from LINE users before it happens. */
export function WithdrawDialog(props: WithdrawDialogProps) {
  const words = () => text().adminMembers.externalTalkPage;
  const count = () =>
    members().filter((member) => member.externalTalk && (props.members === 'all' || props.members?.includes(member.id)))
      .length;
  return (
    <ConfirmDialog
      open={props.members !== undefined}
      onOpenChange={() => props.close()}
      title={words().denyTitle}
      description={words().denyBody(count())}
      confirmLabel={words().denyConfirm}
      cancelLabel={text().common.cancel}
      busy={props.busy}
      onConfirm={() => props.withdraw()}
    />
  );
}
