import type { MessagePage, MessageView, RoomId } from '@engawa/domain';
import { facesTold } from './apply-faces.ts';
import type { Change, Knowledge } from './knowledge.ts';
import { laterOf, type PageAsked, withPage } from './timeline.ts';

/** What a page of messages changes. Pure. */
export function applyPage(known: Knowledge, roomId: RoomId, page: MessagePage, asked: PageAsked): Change[] {
  if (isGone(known, roomId)) return [];
  const messages = page.messages.map((message) => newestWord(known, message));
  const before = known.timelines[roomId];
  const { hasOlder, hasNewer } = page;
  const timeline = withPage(before, { messages, hasOlder, hasNewer }, asked, known.newest[roomId] ?? 0);
  const newest = timeline.messages.at(-1)?.seq ?? 0;
  return [
    ...facesTold(known, page.faces, null),
    ...messages.map((message): Change => ({ of: 'sent', messageId: message.id })),
    ...(newest > (known.newest[roomId] ?? 0) ? [{ of: 'newest', roomId, seq: newest } as const] : []),
    ...(timeline === before ? [] : [{ of: 'timeline', roomId, timeline } as const]),
  ];
}

/** The member was in it and is not any more: nothing of it is theirs to keep. Of a room never heard of nothing is known yet. */
function isGone({ rooms, roomsAsOf }: Knowledge, roomId: RoomId): boolean {
  return !rooms[roomId] && roomsAsOf[roomId] !== undefined;
}

/** What the feed said of a message since the page was made. */
function newestWord(known: Knowledge, message: MessageView): MessageView {
  const changed = known.changed[message.id];
  const newest = changed ? laterOf(message, changed) : message;
  const delivery = newest.content.kind === 'unsent' ? undefined : known.deliveries[message.id];
  return delivery ? { ...newest, delivery } : newest;
}
