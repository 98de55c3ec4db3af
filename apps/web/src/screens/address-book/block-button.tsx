import { type ContactView, canBlockContact } from '@engawa/domain';
import { Button, ConfirmDialog } from '@engawa/ui';
import { createSignal } from 'solid-js';
import { denialText, text } from '../../i18n/index.ts';
import { setBlocked } from '../../state/address-book.ts';
import { me } from '../../state/session.ts';
import { attempt } from '../page/attempt.ts';
import { createWork } from '../page/work.ts';

/** Keeps a LINE user out, after a question, and lets them in again. */
export function BlockButton(props: { contact: ContactView }) {
  const words = () => text().addressBook.contact.block;
  const [asking, setAsking] = createSignal(false);
  const [block, blocking] = createWork(async () => {
    if (await attempt(() => setBlocked(props.contact.id, true), words().done)) setAsking(false);
  });
  const [unblock, unblocking] = createWork(() => attempt(() => setBlocked(props.contact.id, false), words().undone));
  const reason = () => {
    const verdict = canBlockContact(me());
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  // One button for both: the focus stays where it is.
  return (
    <>
      <Button
        variant="quiet"
        icon="block"
        busy={unblocking()}
        disabledReason={reason()}
        onClick={() => (props.contact.blockedAt ? void unblock() : setAsking(true))}
      >
        {props.contact.blockedAt ? words().undo : words().act}
      </Button>
      <ConfirmDialog
        open={asking()}
        onOpenChange={setAsking}
        title={words().title(props.contact.displayName)}
        description={words().body}
        confirmLabel={words().confirm}
        cancelLabel={text().common.cancel}
        busy={blocking()}
        onConfirm={() => void block()}
      />
    </>
  );
}
