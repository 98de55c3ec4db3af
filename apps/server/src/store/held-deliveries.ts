import { type DeliveryReason, type MemberKey, reasonsToWaitForToken } from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import type { WriteTx } from './store.ts';
import { valueList } from './value-list.ts';

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

/** What waits in these LINE chats because nothing may be spent is tried: a reply token came, or a member wants it. */
export async function releaseChats(tx: WriteTx, lineChatIds: ReadonlySet<string>): Promise<void> {
  if (lineChatIds.size === 0) return;
  await held(tx, reasonsToWaitForToken)
    .where('line_chat_id', 'in', valueList(lineChatIds))
    .where('due_at', '>', tx.now)
    .execute();
}

function held(tx: WriteTx, reasons: readonly DeliveryReason[]) {
  return tx.db.updateTable('delivery').set({ due_at: tx.now }).where(isHeld).where('reason', 'in', reasons);
}
