import type { MemberKey, RoomId, Seq } from '@engawa/domain';
import type { Selectable } from 'kysely';
import { fixedQuery } from './fixed-query.ts';
import type { Schema } from './schema.ts';
import type { Reader } from './store.ts';

/** `body` is the finished JSON of the FeedEvent: it is sent as it stands. */
export type StoredEvent = Omit<Selectable<Schema['event']>, 'at' | 'message_id'>;

/** What decides, beside rooms, which events a member may read. */
export type ReaderFacts = { readonly id: MemberKey; readonly admin: boolean; readonly externalTalk: boolean };

/** A member's time in a room: they may read its events from `joined` to `left`, both included. */
export type Stay = { readonly joined: Seq; readonly left: Seq | null };

/** The last place that is given away. All events up to it can be read: places are given in the order of commits. */
export async function headSeq(db: Reader): Promise<Seq> {
  const row = await db.selectFrom('event_head').select('seq').executeTakeFirst();
  return row?.seq ?? 0;
}

/** What came after a place, for whomever, in order. */
export function readNewEvents(db: Reader, after: Seq, limit: number): Promise<StoredEvent[]> {
  return newEvents(db, { after, limit });
}

const newEvents = fixedQuery((db, { after, limit }: { after: Seq; limit: number }) =>
  events(db).where('seq', '>', after).orderBy('seq').limit(limit),
);

/**
 * What one member may read of the events in `(after, upTo]`, in order. Every event of the span is looked at, so the
 * caller keeps the span short.
 */
export function readEvents(
  db: Reader,
  { after, upTo, member }: { after: Seq; upTo: Seq; member: ReaderFacts },
): Promise<StoredEvent[]> {
  return events(db)
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .where(({ and, or, eb, exists, selectFrom }) =>
      or([
        eb('scope', '=', 'everyone'),
        ...(member.admin ? [eb('scope', '=', 'admins')] : []),
        ...(member.externalTalk ? [eb('scope', '=', 'externalTalk')] : []),
        and([eb('scope', '=', 'member'), eb('event.member_id', '=', member.id)]),
        and([
          eb('scope', '=', 'room'),
          exists(
            selectFrom('participant as p')
              .select('p.room_id')
              .whereRef('p.room_id', '=', 'event.room_id')
              .where('p.person_id', '=', member.id)
              .whereRef('p.joined_seq', '<=', 'event.seq')
              .where((p) => p.or([p('p.left_seq', 'is', null), p('p.left_seq', '>=', p.ref('event.seq'))])),
          ),
        ]),
      ]),
    )
    .orderBy('seq')
    .execute();
}

/** The members of rooms, with their time in it; those who left before `since` are not told of. */
export async function readStays(
  db: Reader,
  roomIds: readonly RoomId[],
  since: Seq,
): Promise<Map<RoomId, Map<MemberKey, Stay>>> {
  const rows = await db
    .selectFrom('participant')
    .select(['room_id', 'person_id', 'joined_seq', 'left_seq'])
    .where('room_id', 'in', roomIds)
    .where('kind', '=', 'member')
    .where((eb) => eb.or([eb('left_seq', 'is', null), eb('left_seq', '>=', since)]))
    .execute();
  const rooms = new Map(roomIds.map((id) => [id, new Map<MemberKey, Stay>()]));
  for (const row of rows) rooms.get(row.room_id)!.set(row.person_id, { joined: row.joined_seq, left: row.left_seq });
  return rooms;
}

/** null: there is no such member, or they may not sign in now. */
export async function readerFacts(db: Reader, id: MemberKey): Promise<ReaderFacts | null> {
  const row = await db
    .selectFrom('member')
    .select(['admin_since', 'external_talk_at', 'suspended_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row || row.suspended_at !== null) return null;
  return { id, admin: row.admin_since !== null, externalTalk: row.external_talk_at !== null };
}

function events(db: Reader) {
  return db.selectFrom('event').select(['seq', 'kind', 'scope', 'room_id', 'member_id', 'body']);
}
