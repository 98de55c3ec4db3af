import type { RoomId } from '@engawa/domain';
import { createStore, reconcile } from 'solid-js/store';
import { cache } from './cache.ts';
import { endsWithMember } from './member-end.ts';

const [drafts, setDrafts] = createStore<Record<RoomId, string | undefined>>({});
endsWithMember(() => draftStore.reset({}));

/** What was typed in the room and not sent; '' when nothing was. Reactive. */
export function draftOf(roomId: RoomId): string {
  return drafts[roomId] ?? '';
}

/** Keeps what is being typed, on this device only. */
export function keepDraft(roomId: RoomId, text: string): void {
  setDrafts(roomId, text || undefined);
  void (text ? cache()?.put('draft', text, roomId) : cache()?.delete('draft', roomId));
}

export const draftStore = {
  reset: (all: Record<RoomId, string>) => setDrafts(reconcile(all)),
};
