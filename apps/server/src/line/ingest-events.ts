import { contactFollowed, contactUnfollowed, type LineUser, roomForWords } from '../chat/contacts.ts';
import { postFromContact, storableText } from '../chat/messages.ts';
import { StandingTalks } from '../chat/standing-talks.ts';
import { noteLastEvent } from '../store/channels.ts';
import { finishInbox, type InboxRow, keepInbox } from '../store/inbox.ts';
import type { LineChat } from '../store/line-chats.ts';
import { messageByLineId } from '../store/messages.ts';
import { keepReplyTokens, type NewReplyToken } from '../store/reply-tokens.ts';
import type { WriteTx } from '../store/store.ts';
import { type FromLine, fromLine, type LineEvent, replyTokenOf } from './from-line.ts';

type Said = Extract<FromLine, { kind: 'said' }>;

/** An event with what it says in our words. */
type Heard = { readonly row: InboxRow; readonly event: LineEvent; readonly words: FromLine };

/** Everything that these events mean, in their order, inside one transaction: all of them, or none. */
export async function ingestEvents(tx: WriteTx, rows: readonly InboxRow[]): Promise<void> {
  const taken = await finishInbox(
    tx,
    rows.map(({ id }) => id),
  );
  const events = rows.filter(({ id }) => taken.has(id)).map(hear);
  const talks = await StandingTalks.load(
    tx.db,
    events.flatMap(({ row, words }) => (words.kind === 'said' ? [userOf(row, words)] : [])),
  );
  const tokens: NewReplyToken[] = [];
  const channels = new Set<string>();
  for (const heard of events) {
    const chat = await ingest(tx, heard, talks);
    if (!chat) continue;
    const token = replyTokenOf(heard.event);
    const { received_at: receivedAt, line_timestamp: happenedAt } = heard.row;
    if (token) tokens.push({ lineChatId: chat.id, token, receivedAt, happenedAt });
    channels.add(heard.row.channel_id);
  }
  await keepReplyTokens(tx, tokens);
  await noteLastEvent(tx, [...channels]);
}

function hear(row: InboxRow): Heard {
  const event = JSON.parse(row.body) as LineEvent;
  return { row, event, words: fromLine(event) };
}

function userOf(row: InboxRow, { lineUserId }: { readonly lineUserId: string }): LineUser {
  return { channelId: row.channel_id, lineUserId, at: new Date(row.line_timestamp).toISOString() };
}

/** @returns where it happened; null when the event was kept for the admin. */
async function ingest(tx: WriteTx, { row, words }: Heard, talks: StandingTalks): Promise<LineChat | null> {
  if (words.kind === 'unknown') {
    await keepInbox(tx, row.id, 'unknownType');
    return null;
  }
  const chat = await apply(tx, userOf(row, words), words, talks);
  if (!chat) await keepInbox(tx, row.id, 'unserved');
  return chat;
}

/** Answers null when the channel serves nobody. */
async function apply(
  tx: WriteTx,
  user: LineUser,
  words: Exclude<FromLine, { kind: 'unknown' }>,
  talks: StandingTalks,
): Promise<LineChat | null> {
  if (words.kind === 'said') return hearWords(tx, user, words, talks);
  talks.forget(user);
  return words.kind === 'followed' ? contactFollowed(tx, user) : contactUnfollowed(tx, user);
}

async function hearWords(tx: WriteTx, user: LineUser, words: Said, talks: StandingTalks): Promise<LineChat | null> {
  const standing = words.quotedLineMessageId ? null : talks.placeOf(user, words.text, tx.now);
  const place = standing ?? (await findPlace(tx, user, words, talks));
  if (!place) return null;
  const { content } = words;
  await postFromContact(tx, {
    roomId: place.roomId,
    contact: { id: place.chat.contact_id, name: place.chat.contactName },
    content: content.kind === 'text' ? { kind: 'text', text: storableText(content.text) } : content,
    lineMessageId: words.lineMessageId,
    at: user.at,
  });
  return place.chat;
}

async function findPlace(tx: WriteTx, user: LineUser, { text, quotedLineMessageId }: Said, talks: StandingTalks) {
  talks.forget(user);
  const quoted = quotedLineMessageId ? await messageByLineId(tx.db, user.channelId, quotedLineMessageId) : null;
  return roomForWords(tx, user, { text, quotedRoomId: quoted?.roomId ?? null, postbackRoomId: null });
}
