import type { MessageAuthor, MessageContent, MessageId, MessageView, RoomId, Seq } from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import { fixedQuery } from './fixed-query.ts';
import { type MessageRow, messageViews } from './message-views.ts';
import type { Reader, WriteTx } from './store.ts';

export type NewMessage = {
  readonly id: string;
  readonly roomId: RoomId;
  readonly seq: Seq;
  readonly author: MessageAuthor;
  readonly content: MessageContent;
  readonly lineMessageId?: string | null;
  readonly quoteToken?: string | null;
  readonly markAsReadToken?: string | null;
  readonly quotedMessageId?: string | null;
  readonly quotedLineMessageId?: string | null;
  /** LINE's time of the edit that came before the message, ms since 1970. */
  readonly editedTimestamp?: number | null;
  /** Of several that were sent by one press: the id of the first. */
  readonly sendId?: MessageId | null;
  /** When the words were said: LINE's time for a LINE user's, ours for a member's. */
  readonly at: string;
};

export async function insertMessage(tx: WriteTx, message: NewMessage): Promise<void> {
  const { author } = message;
  await insertRow(tx.db, {
    room_id: message.roomId,
    seq: message.seq,
    id: message.id,
    author_kind: author.kind,
    author_id: author.kind === 'system' ? null : author.id,
    author_name: author.kind === 'system' ? null : author.name,
    kind: message.content.kind,
    content: JSON.stringify(message.content),
    line_message_id: message.lineMessageId ?? null,
    quote_token: message.quoteToken ?? null,
    mark_as_read_token: message.markAsReadToken ?? null,
    quoted_message_id: message.quotedMessageId ?? null,
    quoted_line_message_id: message.quotedLineMessageId ?? null,
    edited_timestamp: message.editedTimestamp ?? null,
    send_id: message.sendId ?? null,
    at: message.at,
  });
}

const insertRow = fixedQuery((db, row: MessageRow) =>
  db.insertInto('message').values({
    room_id: row.room_id,
    seq: row.seq,
    id: row.id,
    author_kind: row.author_kind,
    author_id: row.author_id,
    author_name: row.author_name,
    kind: row.kind,
    content: row.content,
    line_message_id: row.line_message_id,
    quote_token: row.quote_token,
    mark_as_read_token: row.mark_as_read_token,
    quoted_message_id: row.quoted_message_id,
    quoted_line_message_id: row.quoted_line_message_id,
    edited_timestamp: row.edited_timestamp,
    send_id: row.send_id,
    at: row.at,
  }),
);

export async function messageById(db: Reader, id: string): Promise<MessageView | null> {
  const row = await db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? (await messageViews(db, [row]))[0]! : null;
}

/** Of rooms: the lines that nobody said, and what was said under this name. */
export async function linesAndWordsUnder(db: Reader, roomIds: readonly RoomId[], name: string): Promise<MessageView[]> {
  if (roomIds.length === 0) return [];
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('room_id', 'in', roomIds)
    .where((eb) => eb.or([eb('author_kind', '=', 'system'), eb('author_name', '=', name)]))
    .execute();
  return messageViews(db, rows);
}

export async function messagesQuoting(db: Reader, id: MessageId): Promise<MessageView[]> {
  return messageViews(
    db,
    await db.selectFrom('message').selectAll().where('quoted_message_id', '=', id).orderBy('seq').execute(),
  );
}

export type PageRange = {
  readonly roomId: RoomId;
  readonly from: Seq;
  readonly before?: Seq | undefined;
  readonly after?: Seq | undefined;
  readonly limit: number;
};

/** Up to `limit` messages next to the given end, in rising order; the newest when no end is given. */
export async function pageOfMessages(db: Reader, range: PageRange) {
  const rising = range.after !== undefined && range.before === undefined;
  let query = db
    .selectFrom('message')
    .selectAll()
    .where('room_id', '=', range.roomId)
    .where('seq', '>=', range.from)
    .orderBy('seq', rising ? 'asc' : 'desc')
    .limit(range.limit + 1);
  if (range.before !== undefined) query = query.where('seq', '<', range.before);
  if (range.after !== undefined) query = query.where('seq', '>', range.after);
  const rows = await query.execute();
  const more = rows.length > range.limit;
  const page = rows.slice(0, range.limit);
  if (!rising) page.reverse();
  return { messages: await messageViews(db, page), more, rising };
}

/** Where in a room a message stands; null when it is not in it. */
export async function seqInRoom(db: Reader, roomId: RoomId, id: MessageId): Promise<Seq | null> {
  const row = await db
    .selectFrom('message')
    .select('seq')
    .where('id', '=', id)
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  return row?.seq ?? null;
}

/** The last message of each room that is news: one look at the end of each, however much stands before it. */
export async function lastMessages(db: Reader, roomIds: readonly RoomId[]): Promise<Map<RoomId, MessageView>> {
  if (roomIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('room')
    .innerJoin('message as m', (join) =>
      join
        .onRef('m.room_id', '=', 'room.id')
        .on('m.seq', '=', ({ selectFrom }) =>
          selectFrom('message')
            .select('message.seq')
            .whereRef('message.room_id', '=', 'room.id')
            .where(isNewsRow)
            .orderBy('message.seq', 'desc')
            .limit(1),
        ),
    )
    .selectAll('m')
    .where('room.id', 'in', roomIds)
    .execute();
  return new Map((await messageViews(db, rows)).map((message) => [message.roomId, message]));
}

/** As `isNews` says it of a content. */
export const isNewsRow = sql<SqlBool>`(message.kind <> 'system' or message.content not like '%"code":"serverAway"%')`;

/** The message that has this id at LINE, theirs or ours. */
export async function messageByLineId(
  db: Reader,
  channelId: string,
  lineMessageId: string,
): Promise<MessageView | null> {
  const theirs = await theirMessageByLineId(db, channelId, lineMessageId);
  if (theirs) return (await messageViews(db, [theirs]))[0]!;
  const ours = await db
    .selectFrom('delivery')
    .select('message_id')
    .where('line_message_id', '=', lineMessageId)
    .where('channel_id', '=', channelId)
    .executeTakeFirst();
  return ours ? messageById(db, ours.message_id) : null;
}

/** A LINE user's message by its id at LINE. */
export function theirMessageByLineId(
  db: Reader,
  channelId: string,
  lineMessageId: string,
): Promise<MessageRow | undefined> {
  return db
    .selectFrom('message')
    .innerJoin('room', 'room.id', 'message.room_id')
    .selectAll('message')
    .where('message.line_message_id', '=', lineMessageId)
    .where('room.channel_id', '=', channelId)
    .executeTakeFirst();
}
