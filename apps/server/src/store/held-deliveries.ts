import type { DeliveryReason, MemberKey } from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import type { WriteTx } from './store.ts';

/** Written out, not passed as values: only then do the databases use the index that holds these rows alone. */
const isHeld = sql<SqlBool>`delivery.status = 'waiting' and delivery.reason is not null`;

/** What a channel could not send for this reason is due now; the outbox asks its rules anew. */
export async function releaseChannel(
  tx: WriteTx,
  channelId: string,
  reasons: readonly DeliveryReason[],
): Promise<void> {
  await held(tx, reasons).where('channel_id', '=', channelId).execute();
}

/** The same for one member's words, whichever channel they go through. */
export async function releaseMember(
  tx: WriteTx,
  memberId: MemberKey,
  reasons: readonly DeliveryReason[],
): Promise<void> {
  await held(tx, reasons)
    .where('message_id', 'in', (eb) =>
      eb
        .selectFrom('message')
        .innerJoin('delivery as d', 'd.message_id', 'message.id')
        .select('message.id')
        .where('message.author_id', '=', memberId)
        .where(sql<SqlBool>`d.status = 'waiting' and d.reason is not null`),
    )
    .execute();
}

function held(tx: WriteTx, reasons: readonly DeliveryReason[]) {
  return tx.db.updateTable('delivery').set({ due_at: tx.now }).where(isHeld).where('reason', 'in', reasons);
}
