import type { RoomId, RoomListPlace, Seq } from '@engawa/domain';
import { sql } from 'kysely';
import { isNewsRow } from './messages.ts';
import type { Reader } from './store.ts';
import { valueList } from './value-list.ts';

/** How a member stands in a room. */
export type PlaceInList = { readonly room_id: RoomId; readonly joined_seq: Seq; readonly read_up_to: Seq };

/** Where a room stands that has no message: before all others, it has just been made. */
const onTop = Number.MAX_SAFE_INTEGER;

/**
 * The next of a member's rooms after a place in the list, the one with the newest message first, as the order was at `asOf`:
 * one look at the end of each room, however much stands before it.
 */
export async function placesInList(
  db: Reader,
  memberId: string,
  { asOf, after, limit }: { readonly asOf: Seq; readonly after: RoomListPlace | null; readonly limit: number },
): Promise<(PlaceInList & { readonly last_seq: Seq | null })[]> {
  let query = db
    // Worked out once for each room, though it is compared and sorted by.
    .with(
      (cte) => cte('place').materialized(),
      (places) =>
        places
          .selectFrom('participant as p')
          .innerJoin('room', 'room.id', 'p.room_id')
          .select((eb) => [
            'p.room_id',
            'p.joined_seq',
            'p.read_up_to',
            eb.fn
              .coalesce(
                eb
                  .selectFrom('message')
                  .select('message.seq')
                  .whereRef('message.room_id', '=', 'p.room_id')
                  .where('message.seq', '<=', asOf)
                  .where('message.seq', '>=', sql<Seq>`(case when room.kind = 'line' then 0 else p.joined_seq end)`)
                  .where(isNewsRow)
                  .orderBy('message.seq', 'desc')
                  .limit(1),
                sql<Seq>`cast(${onTop} as bigint)`,
              )
              .as('stands_at'),
          ])
          .where('p.person_id', '=', memberId)
          .where('p.left_seq', 'is', null),
    )
    .selectFrom('place')
    .selectAll()
    .orderBy('stands_at', 'desc')
    .orderBy('room_id', 'desc')
    .limit(limit);
  if (after) {
    const at = after.last ?? onTop;
    query = query.where((eb) =>
      eb.or([eb('stands_at', '<', at), eb.and([eb('stands_at', '=', at), eb('room_id', '<', after.roomId)])]),
    );
  }
  const rows = await query.execute();
  return rows.map(({ stands_at, ...place }) => ({ ...place, last_seq: stands_at === onTop ? null : stands_at }));
}

/** Of these rooms the ones that the member is in. */
export function placesAmong(db: Reader, memberId: string, roomIds: readonly RoomId[]): Promise<PlaceInList[]> {
  return db
    .selectFrom('participant')
    .select(['room_id', 'joined_seq', 'read_up_to'])
    .where('room_id', 'in', valueList(roomIds))
    .where('person_id', '=', memberId)
    .where('left_seq', 'is', null)
    .execute();
}
