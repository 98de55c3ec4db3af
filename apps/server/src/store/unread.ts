import type { RoomId } from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import type { Reader } from './store.ts';

/** How many messages a member has not read, by room; a room without any is not in it. */
export async function unreadCounts(
  db: Reader,
  memberId: string,
  roomIds: readonly RoomId[],
): Promise<Map<RoomId, number>> {
  if (roomIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('participant as p')
    .innerJoin('message as m', (join) => join.onRef('m.room_id', '=', 'p.room_id').onRef('m.seq', '>', 'p.read_up_to'))
    .select((eb) => ['p.room_id', eb.fn.countAll<number>().as('unread')])
    .where('p.person_id', '=', memberId)
    .where('p.room_id', 'in', roomIds)
    .where(asksToBeReadRow)
    .where((eb) => eb.or([eb('m.author_id', '!=', memberId), eb('m.author_id', 'is', null)]))
    .groupBy('p.room_id')
    .execute();
  return new Map(rows.map((row) => [row.room_id, Number(row.unread)]));
}

/** As `asksToBeRead` says it of a message. */
const asksToBeReadRow = sql<SqlBool>`(case when m.kind = 'system' then m.content like '%"code":"contactAdded"%'
  else m.author_kind <> 'system' end)`;
