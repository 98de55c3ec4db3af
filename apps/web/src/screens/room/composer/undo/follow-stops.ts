import { toaster } from '@engawa/ui';
import { text } from '../../../../i18n/index.ts';
import { leavingStore, writtenHere } from '../../../../state/leaving.ts';
import { me } from '../../../../state/session.ts';
import { onFeedEvent } from '../../../../state/sync.ts';
import { personName } from '../../bubbles/author-name.ts';
import { putBack } from './put-back.ts';

/** What a colleague stops before it leaves comes back to who wrote it, on the device that wrote it. @returns ends it */
export function followStops(): () => void {
  return onFeedEvent((event) => {
    if (event.kind !== 'message.changed' || event.message.content.kind !== 'unsent') return;
    const { id, roomId, content } = event.message;
    const written = writtenHere(id);
    leavingStore.forget(id);
    if (!written || !content.by || content.by.id === me().id) return;
    putBack(roomId, [written], 'last');
    toaster.show({ text: text().message.undo.stoppedBy(personName({ kind: 'member', ...content.by })) });
  });
}
