import { type NotSentView, notSent, type RoomId } from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import { deliveryViews } from './delivery-views.ts';
import type { Reader } from './store.ts';
import { valueList } from './value-list.ts';

/** Written out as in the index `delivery_not_sent`, which the databases use only then. */
export const mayNotBeSent = sql<SqlBool>`(status in ('failed', 'uncertain', 'held')
  or (status = 'waiting' and reason is not null))`;

/** Of each of these rooms: what did not go out and is not settled, in order. Rooms without any are left out. */
export async function notSentIn(db: Reader, roomIds: readonly RoomId[]): Promise<Map<RoomId, NotSentView[]>> {
  if (roomIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('delivery')
    .select(['room_id', 'message_id'])
    .where(mayNotBeSent)
    .where('room_id', 'in', valueList(roomIds))
    .orderBy('seq')
    .execute();
  const roomOf = new Map(rows.map((row) => [row.message_id, row.room_id]));
  const views = await deliveryViews(db, [...roomOf.keys()]);
  const found = [...roomOf].flatMap(([messageId, roomId]) => {
    const delivery = views.get(messageId)!;
    return notSent(delivery) ? [{ roomId, messageId, delivery }] : [];
  });
  const byRoom = Map.groupBy(found, ({ roomId }) => roomId);
  return new Map([...byRoom].map(([id, all]) => [id, all.map(({ messageId, delivery }) => ({ messageId, delivery }))]));
}
