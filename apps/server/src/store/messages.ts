import type { MessageId, MessageView, RoomId, Seq } from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import { fixedQuery } from './fixed-query.ts';
import { messageNamed, type NamedAtLine, theirMessageNamed } from './line-messages.ts';
import { type MessageRow, messageViews } from './message-views.ts';
import type { Reader } from './store.ts';

export async function messageById(db: Reader, id: string): Promise<MessageView | null> {
  const [row] = await rowById(db, { id });
  return row ? (await messageViews(db, [row]))[0]! : null;
}

const rowById = fixedQuery((db, { id }: { id: MessageId }) =>
  db.selectFrom('message').selectAll().where('id', '=', id),
);

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

/** The message that LINE names so in a chat, theirs or ours. */
export async function messageByLineId(db: Reader, named: NamedAtLine): Promise<MessageView | null> {
  const id = await messageNamed(db, named);
  return id ? messageById(db, id) : null;
}

/** A LINE user's message by the name that it has in their chat. */
export async function theirMessageByLineId(db: Reader, named: NamedAtLine): Promise<MessageRow | undefined> {
  const id = await theirMessageNamed(db, named);
  return id ? db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst() : undefined;
}
