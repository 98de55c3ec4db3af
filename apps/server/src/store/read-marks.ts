import type { Instant, RoomId, Seq } from '@engawa/domain';
import { fixedQuery } from './fixed-query.ts';
import type { Reader } from './store.ts';

/** How far a room of a LINE chat was on the screen of a member with the permission; null: never yet. */
type RoomSeen = { readonly roomId: RoomId; readonly seen: Seq | null };

/**
 * Rooms of a LINE chat in which somebody with the permission would see words, except those whose members want no marks.
 * Who was invited later has had on screen only what they marked themselves, although unread counts begin at their coming.
 */
export async function roomsSeen(db: Reader, lineChatId: string): Promise<RoomSeen[]> {
  const rows = await db
    .selectFrom('room_line_chat as place')
    .innerJoin('room as r', 'r.id', 'place.room_id')
    .innerJoin('participant as p', 'p.room_id', 'r.id')
    .innerJoin('member as m', 'm.id', 'p.person_id')
    .select((eb) => [
      'r.id as roomId',
      eb.fn
        .max(eb.case().when('p.read_up_to', '>', eb.ref('p.joined_seq')).then(eb.ref('p.read_up_to')).end())
        .as('seen'),
    ])
    .where('place.line_chat_id', '=', lineChatId)
    .where('place.state', '=', 'joined')
    .where('r.read_marks_off', '=', 0)
    .where('p.left_seq', 'is', null)
    .where('m.suspended_at', 'is', null)
    .where('m.external_talk_at', 'is not', null)
    .groupBy('r.id')
    .execute();
  return rows.map(({ roomId, seen }) => ({ roomId, seen: seen === null ? null : Number(seen) }));
}

/** The first words from a LINE chat in a room that nobody with the permission has seen. */
export async function firstUnseen(db: Reader, lineChatId: string, { roomId, seen }: RoomSeen): Promise<Seq | null> {
  const row = await heardFrom(db, lineChatId, [roomId])
    .select('m.seq')
    .where('m.seq', '>', seen ?? 0)
    .where('m.kind', '!=', 'unsent')
    .orderBy('m.seq')
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? null;
}

/** The newest words from a LINE chat in these rooms, after `after` and before `before`, that LINE can be told about. */
export async function newestMarkable(
  db: Reader,
  lineChatId: string,
  roomIds: readonly RoomId[],
  { after, before }: { readonly after: Seq; readonly before: Seq },
): Promise<{ readonly seq: Seq; readonly token: string } | null> {
  const row = await heardFrom(db, lineChatId, roomIds)
    .select(['m.seq', 'copy.mark_as_read_token'])
    .where('m.seq', '>', after)
    .where('m.seq', '<', before)
    .where('copy.mark_as_read_token', 'is not', null)
    .orderBy('m.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { seq: row.seq, token: row.mark_as_read_token! } : null;
}

function heardFrom(db: Reader, lineChatId: string, roomIds: readonly RoomId[]) {
  return db
    .selectFrom('message as m')
    .innerJoin('line_message as copy', 'copy.message_id', 'm.id')
    .where('m.room_id', 'in', roomIds)
    .where('m.author_kind', '=', 'contact')
    .where('copy.line_chat_id', '=', lineChatId)
    .where('copy.theirs', '=', 1);
}

/** What LINE is to be told now. */
export function dueReadMarks(db: Reader, now: Instant, limit: number) {
  return due(db, { now, limit });
}

const due = fixedQuery((db, { now, limit }: { now: Instant; limit: number }) =>
  waiting(db)
    .select(['l.id', 'l.channel_id', 'l.read_token', 'l.read_attempts'])
    .where('l.read_due_at', '<=', now)
    .limit(limit),
);

export type DueReadMark = Awaited<ReturnType<typeof dueReadMarks>>[number];

export async function nextReadMarkDue(db: Reader): Promise<Instant | null> {
  const [next] = await nextDue(db, {});
  return next?.at ?? null;
}

const nextDue = fixedQuery((db) => waiting(db).select((eb) => eb.fn.min('l.read_due_at').as('at')));

/** With the account's Chat off LINE marks by itself and takes no marks (LINE docs, Mark as read). */
function waiting(db: Reader) {
  return db
    .selectFrom('line_chat as l')
    .innerJoin('channel as c', 'c.id', 'l.channel_id')
    .where('l.read_due_at', 'is not', null)
    .where('c.chat_mode', '=', 'chat');
}
