import { isListenedTo } from '@engawa/domain';
import {
  contactFollowed,
  contactUnfollowed,
  type LineUser,
  lineUserCame,
  roomForWords,
  wentBeforeTheyCame,
} from '../../chat/contacts.ts';
import { postSystemLine } from '../../chat/messages.ts';
import { StandingTalks } from '../../chat/standing-talks.ts';
import { noteLastEvent } from '../../store/channel-changes.ts';
import { blockedSince } from '../../store/contacts.ts';
import { finishInbox, type InboxRow, keepInbox } from '../../store/inbox.ts';
import { lineChatOf } from '../../store/line-chats.ts';
import { forgetFate, LineFates, type LineMessageName } from '../../store/line-fates.ts';
import { holdsUntil, keepReplyTokens, type NewReplyToken, type TokenTimes } from '../../store/reply-tokens.ts';
import type { WriteTx } from '../../store/store.ts';
import { ToldMessages } from '../../store/told-messages.ts';
import { isId, outside } from './from-line/outside.ts';
import {
  asOurs,
  type DoneAtLine,
  type FromLine,
  fromLine,
  isRedelivery,
  type LineEvent,
  replyTokenOf,
} from './from-line.ts';
import { hearEdit, hearTakenBack } from './ingest-changes.ts';
import { type Batch, type Heard, hearWords, postSaid } from './ingest-words.ts';
import { withoutWords } from './redaction.ts';

/**
 * Everything that these events mean, in their order, inside one transaction: all of them, or none.
 * @param clockAheadMs by how much our clock is ahead of LINE's
 * @returns names of files in the media storage that are to be removed after the commit.
 */
export async function ingestEvents(
  tx: WriteTx,
  rows: readonly InboxRow[],
  clockAheadMs: number,
): Promise<readonly string[]> {
  const taken = await finishInbox(
    tx,
    rows.map(({ id }) => id),
  );
  const events = changesLast(rows.filter(({ id }) => taken.has(id)).map(hear));
  const batch = await lookUp(tx, events, clockAheadMs);
  const tokens: NewReplyToken[] = [];
  for (const heard of events) {
    const lineChatId = await ingest(batch, heard);
    const token = lineChatId && replyTokenOf(heard.event);
    if (token) tokens.push({ lineChatId, token, ...tokenTimes(batch, heard) });
  }
  await postSaid(batch);
  await keepReplyTokens(tx, tokens);
  await noteLastEvent(tx, [...new Set(events.map(({ row }) => row.channel_id))]);
  return batch.blobKeys;
}

function hear(row: InboxRow): Heard<FromLine> {
  const event = JSON.parse(row.body) as LineEvent;
  return { row, event, words: fromLine(event) };
}

/** Edits and takings-back find their message although LINE's clock gave both the same moment. */
function changesLast(events: readonly Heard<FromLine>[]): Heard<FromLine>[] {
  const last = ({ words }: Heard<FromLine>) => words.kind === 'edited' || takesBack(words);
  return [...events.filter((heard) => !last(heard)), ...events.filter(last)];
}

function takesBack(words: FromLine): boolean {
  return words.kind === 'tookBack' || (words.kind === 'inGroup' && words.tookBack);
}

/** What many events need to know, asked for all of them at once. */
async function lookUp(tx: WriteTx, events: readonly Heard<FromLine>[], clockAheadMs: number): Promise<Batch> {
  const users = events.flatMap(({ row, words }) => (words.kind === 'said' ? [userOf(row, words)] : []));
  const messages = events.flatMap(({ row, words }) =>
    'lineMessageId' in words && words.lineMessageId !== null ? [nameOf(row, words.lineMessageId)] : [],
  );
  const said = events.flatMap(({ row, words }) => (words.kind === 'said' ? [nameOf(row, words.lineMessageId)] : []));
  return {
    tx,
    clockAheadMs,
    talks: await StandingTalks.load(tx.db, users),
    fates: await LineFates.load(tx.db, messages),
    told: await ToldMessages.load(tx.db, said),
    said: [],
    blobKeys: [],
  };
}

/** LINE's clock is believed, and knows the order; but what it dates further ahead than this happened when it came. */
const clocksDifferMs = 60_000;

function userOf(row: InboxRow, { lineUserId }: { readonly lineUserId: string }): LineUser {
  const cameAt = Date.parse(row.received_at);
  const at = row.line_timestamp > cameAt + clocksDifferMs ? cameAt : row.line_timestamp;
  return { channelId: row.channel_id, kind: 'user', lineId: lineUserId, at: new Date(at).toISOString() };
}

function nameOf(row: InboxRow, lineMessageId: string): LineMessageName {
  return { channelId: row.channel_id, lineMessageId };
}

/** @returns the LINE chat whose reply token it brings; null when none is to be used. */
async function ingest(batch: Batch, heard: Heard<FromLine>): Promise<string | null> {
  const { row, words } = heard;
  if (words.kind !== 'said') await postSaid(batch);
  if (await isKeptOut(batch, heard)) return hearFromAfar(batch, heard);
  if (words.kind === 'unknown') return keep(batch, row, 'unknownType');
  if (words.kind === 'inGroup') return keepOfGroup(batch, { ...heard, words });
  if (words.kind === 'tookBack') return hearTakenBack(batch, row, words.lineMessageId);
  const user = userOf(row, words);
  if (words.kind === 'switchedMenu') return chatIdOf(batch, user);
  // Of somebody who goes before we heard a word of them there is nothing to say, and nothing to keep.
  if (words.kind === 'unfollowed') return unfollow(batch, user);
  if (words.kind === 'followed' && (await wentBeforeTheyCame(batch.tx, user, row.line_timestamp))) return null;
  if (words.kind === 'edited') {
    const isHeard = await hearEdit(batch, row, user, words);
    return isHeard ? chatIdOf(batch, user) : keep(batch, row, 'unknownType');
  }
  if (words.kind === 'said' && batch.told.has(nameOf(row, words.lineMessageId))) return chatIdOf(batch, user);
  const chat = await (words.kind === 'said'
    ? hearWords(batch, user, { ...heard, words })
    : hearDeed(batch, user, { ...heard, words }));
  return (
    chat?.id ?? keep(batch, words.kind === 'said' ? withoutUnsent(batch, heard, words.lineMessageId) : row, 'unserved')
  );
}

/** Whether the company blocks whoever it comes from. What they take back goes all the same. */
async function isKeptOut({ tx, talks }: Batch, { row, event, words }: Heard<FromLine>): Promise<boolean> {
  const { userId } = outside(event.source);
  if (!isId(userId) || takesBack(words)) return false;
  const known = talks.chatOf({ channelId: row.channel_id, lineId: userId });
  const blockedAt = known ? known.blocked_at : await blockedSince(tx.db, userId);
  return !isListenedTo({ blockedAt }, row.received_at);
}

/** Nothing of it is kept but whether the account could reach them. */
async function hearFromAfar({ tx, fates }: Batch, { row, words }: Heard<FromLine>): Promise<null> {
  if (words.kind === 'followed') await lineUserCame(tx, userOf(row, words));
  if (words.kind === 'unfollowed') await contactUnfollowed(tx, userOf(row, words));
  const fate = words.kind === 'said' ? fates.of(nameOf(row, words.lineMessageId)) : null;
  if (fate) await forgetFate(tx, fate);
  return null;
}

async function chatIdOf({ tx }: Batch, user: LineUser): Promise<string | null> {
  return (await lineChatOf(tx.db, user))?.id ?? null;
}

async function unfollow({ tx, talks }: Batch, user: LineUser): Promise<string | null> {
  talks.forget(user);
  return (await contactUnfollowed(tx, user))?.id ?? null;
}

/** Answers null when the channel serves nobody. */
async function hearDeed(
  batch: Batch,
  user: LineUser,
  heard: Heard<DoneAtLine | Extract<FromLine, { kind: 'followed' }>>,
) {
  const { tx, talks } = batch;
  const { words } = heard;
  talks.forget(user);
  if (words.kind === 'followed') return contactFollowed(tx, user, isAnswerable(batch, heard));
  const postbackRoomId = words.ours?.roomId ?? null;
  const place = await roomForWords(tx, user, { text: null, quotedRoomId: null, postbackRoomId });
  if (!place) return null;
  // Another tool's data may look like ours; they name no room of this LINE user.
  const what = place.by === 'postback' ? asOurs(words) : words.what;
  await postSystemLine(tx, place.roomId, { ...what, who: place.chat.who });
  return place.chat;
}

function isAnswerable(batch: Batch, heard: Heard<FromLine>): boolean {
  return replyTokenOf(heard.event) !== null && holdsUntil(tokenTimes(batch, heard), batch.tx.now) > batch.tx.now;
}

/** What happened by LINE's clock, by ours; and before we heard of it. */
function tokenTimes({ clockAheadMs }: Batch, { row, event }: Heard<FromLine>): TokenTimes {
  const receivedAt = row.received_at;
  if (!isRedelivery(event)) return { receivedAt, happenedAt: null };
  return { receivedAt, happenedAt: Math.min(row.line_timestamp + clockAheadMs, Date.parse(receivedAt)) };
}

async function keepOfGroup(batch: Batch, heard: Heard<Extract<FromLine, { kind: 'inGroup' }>>): Promise<null> {
  const { row } = heard;
  const { lineMessageId, tookBack } = heard.words;
  if (lineMessageId !== null && tookBack) await hearTakenBack(batch, row, lineMessageId);
  return keep(batch, lineMessageId === null ? row : withoutUnsent(batch, heard, lineMessageId), 'groupEvent');
}

/** The event as it may be kept: of a message that was taken back before it came, nothing is. */
function withoutUnsent({ fates }: Batch, { row, event }: Heard<FromLine>, lineMessageId: string): InboxRow {
  const unsent = fates.of(nameOf(row, lineMessageId))?.unsent_at;
  return unsent ? { ...row, body: withoutWords(event) } : row;
}

async function keep({ tx }: Batch, row: InboxRow, reason: 'unknownType' | 'groupEvent' | 'unserved'): Promise<null> {
  await keepInbox(tx, row, reason);
  return null;
}
