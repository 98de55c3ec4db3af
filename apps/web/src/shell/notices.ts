import type { FeedEvent, MessageView, RoomId } from '@engawa/domain';

type Shown = { readonly message: MessageView; readonly notice: Pick<Notification, 'close'> };

/** The system's notices that stand now, the newest of each room. @param me whose reading counts */
export function createNotices(me: () => string) {
  const shown = new Map<RoomId, Shown>();
  const close = (roomId: RoomId) => {
    shown.get(roomId)?.notice.close();
    shown.delete(roomId);
  };
  return {
    /** One of the same room that stands already is replaced by the system (`tag`). */
    keep: (message: MessageView, notice: Shown['notice']) => void shown.set(message.roomId, { message, notice }),
    /** Of what was taken back no word stays on the screen, and what was read elsewhere calls nobody. */
    hear(event: FeedEvent): void {
      if (event.kind === 'message.changed' && event.message.content.kind === 'unsent') {
        const { id, roomId } = event.message;
        if (shown.get(roomId)?.message.id === id) close(roomId);
      }
      if (event.kind === 'room.read' && event.memberId === me()) {
        const stands = shown.get(event.roomId);
        if (stands && stands.message.seq <= event.upTo) close(event.roomId);
      }
    },
    clear: () => [...shown.keys()].forEach(close),
  };
}
