import type { MessageView, RoomId } from '@engawa/domain';
import { createStore, reconcile, unwrap } from 'solid-js/store';
import { endsWithMember } from './member-end.ts';

const [quoted, setQuoted] = createStore<Record<RoomId, MessageView | undefined>>({});
endsWithMember(() => setQuoted(reconcile({})));

/** The message that the next words in the room answer. Reactive. */
export function quotedIn(roomId: RoomId): MessageView | undefined {
  return quoted[roomId];
}

export function startQuote(roomId: RoomId, message: MessageView): void {
  // A copy: merging into the timeline's own object would change the timeline.
  setQuoted(roomId, structuredClone(unwrap(message)));
}

export function stopQuote(roomId: RoomId): void {
  setQuoted(roomId, undefined);
}

export const quotingStore = {
  /** What was taken back cannot be answered any more. */
  unsent(messageId: string): void {
    for (const [roomId, message] of Object.entries(quoted)) if (message?.id === messageId) stopQuote(roomId);
  },
};
