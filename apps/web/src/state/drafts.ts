import type { RoomId } from '@engawa/domain';
import { createStore, reconcile } from 'solid-js/store';
import { shownMember } from '../api/page-member.ts';
import { deviceKeeps, intoCache } from './cache.ts';
import { endsWithMember } from './member-end.ts';
import { onOtherTabs, tellOtherTabs } from './other-tabs.ts';
import { holdsUnfinished } from './unfinished.ts';

const [drafts, setDrafts] = createStore<Record<RoomId, string | undefined>>({});
endsWithMember(() => draftStore.reset({}));
onOtherTabs((news) => {
  if (news.kind === 'draft' && news.memberId === shownMember()) setDrafts(news.roomId, news.text || undefined);
});

/** What was typed in the room and not sent; '' when nothing was. Reactive. */
export function draftOf(roomId: RoomId): string {
  return drafts[roomId] ?? '';
}

/** Keeps what is being typed, on this device only. Its tabs show the same, so that nothing is sent twice. */
export function keepDraft(roomId: RoomId, text: string): void {
  setDrafts(roomId, text || undefined);
  void intoCache((db) => (text ? db.put('draft', text, roomId) : db.delete('draft', roomId)));
  const memberId = shownMember();
  if (memberId) tellOtherTabs({ kind: 'draft', memberId, roomId, text });
}

holdsUnfinished(() => deviceKeeps() !== 'yes' && Object.values(drafts).some((text) => text !== undefined));

export const draftStore = {
  reset: (all: Record<RoomId, string>) => setDrafts(reconcile(all)),
};
