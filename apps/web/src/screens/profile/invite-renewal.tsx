import type { InvitationView } from '@engawa/domain';
import { Button, ConfirmDialog } from '@engawa/ui';
import { createSignal } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { renewInvitation } from '../../state/invitation.ts';
import { attempt } from '../page/attempt.ts';
import { day } from '../page/dates.ts';
import { createWork } from '../page/work.ts';

/** How often the link was used, and a new one when the old should stop working. */
export function InviteRenewal(props: { invitation: InvitationView }) {
  const [asking, setAsking] = createSignal(false);
  const words = () => text().profile.invite;
  const [renew, renewing] = createWork(async () => {
    if (await attempt(renewInvitation, words().renewed)) setAsking(false);
  });
  return (
    <div class="invite-renewal">
      <p class="form-note num">
        {words().uses(props.invitation.uses)} · {words().since(day(props.invitation.createdAt))}
      </p>
      <Button variant="quiet" size="s" icon="refresh" onClick={() => setAsking(true)}>
        {words().renew}
      </Button>
      <ConfirmDialog
        open={asking()}
        onOpenChange={setAsking}
        title={words().renewTitle}
        description={words().renewBody}
        confirmLabel={words().renewConfirm}
        cancelLabel={text().common.cancel}
        busy={renewing()}
        onConfirm={() => void renew()}
      />
    </div>
  );
}
