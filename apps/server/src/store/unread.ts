import type { RoomId } from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import type { Reader } from './store.ts';
import { valueList } from './value-list.ts';

/** No screen shows more than so many, and nobody waits for a count of years. */
const countedAtMost = 999;

/** How many messages a member has not read, by room; a room without any is not in it. */
export async function unreadCounts(
  db: Reader,
  memberId: string,
  roomIds: readonly RoomId[],
): Promise<Map<RoomId, number>> {
  if (roomIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('participant as p')
    .select((eb) => [
      'p.room_id',
      eb
        .selectFrom((unread) =>
          unread
            .selectFrom('message as m')
            .select('m.seq')
            .whereRef('m.room_id', '=', 'p.room_id')
            .whereRef('m.seq', '>', 'p.read_up_to')
            .where(asksToBeReadRow)
            .where((of) => of.or([of('m.author_id', '!=', memberId), of('m.author_id', 'is', null)]))
            .limit(countedAtMost)
            .as('one'),
        )
        .select((one) => one.fn.countAll<number>().as('unread'))
        .as('unread'),
    ])
    .where('p.room_id', 'in', valueList(roomIds))
    .where('p.person_id', '=', memberId)
    .execute();
  return new Map(rows.flatMap(({ room_id, unread }) => (Number(unread) > 0 ? [[room_id, Number(unread)]] : [])));
}

/** As `asksToBeRead` says it of a message. */
const asksToBeReadRow = sql<SqlBool>`(case when m.kind = 'system' then m.content like '%"code":"contactAdded"%'
  else m.author_kind <> 'system' end)`;
