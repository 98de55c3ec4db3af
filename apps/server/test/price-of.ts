import type { MessageId } from '@engawa/domain';
import type { Store } from '../src/store/store.ts';

/** What each delivery cost, with its message: a call's price stands with the one that it was paid for. */
export async function costsOf({
  db,
}: Store): Promise<{ messageId: MessageId; roomId: string; status: string; cost: number }[]> {
  const rows = await db
    .selectFrom('delivery')
    .leftJoin('call', 'call.id', 'delivery.call_id')
    .select(['delivery.message_id', 'delivery.room_id', 'delivery.status', 'call.cost', 'call.paid_for_message_id'])
    .execute();
  return rows.map((row) => ({
    ...{ messageId: row.message_id, roomId: row.room_id, status: row.status },
    cost: row.paid_for_message_id === row.message_id ? (row.cost ?? 0) : 0,
  }));
}

/** Nothing of what waits is sent any more, as if it had never been said. */
export async function forgetWaiting({ db }: Store): Promise<void> {
  await db.deleteFrom('delivery').where('status', 'in', ['waiting', 'held']).execute();
  await forgetEmptyCalls(db);
}

export async function forgetOpen({ db }: Store): Promise<void> {
  await db.deleteFrom('delivery').where('status', 'in', ['waiting', 'held', 'sending']).execute();
  await forgetEmptyCalls(db);
}

async function forgetEmptyCalls(db: Store['db']): Promise<void> {
  await db
    .deleteFrom('call')
    .where('ended_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('delivery').select('delivery.id').whereRef('delivery.call_id', '=', 'call.id'))),
    )
    .execute();
}
