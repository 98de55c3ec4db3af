import type { DeliveryReason, DeliveryView, MessageId } from '@engawa/domain';
import type { Selectable } from 'kysely';
import { newId } from './new-id.ts';
import type { Schema } from './schema.ts';
import type { Reader, WriteTx } from './store.ts';

export type DeliveryRow = Selectable<Schema['delivery']>;

/** One message on its way to one LINE chat; the outbox finds it after the commit. */
export async function insertDelivery(
  tx: WriteTx,
  delivery: { messageId: MessageId; seq: number; roomId: string; lineChatId: string; channelId: string },
): Promise<void> {
  await tx.db
    .insertInto('delivery')
    .values({
      id: newId(),
      seq: delivery.seq,
      message_id: delivery.messageId,
      room_id: delivery.roomId,
      line_chat_id: delivery.lineChatId,
      channel_id: delivery.channelId,
      status: 'waiting',
      route: null,
      reason: null,
      call_id: null,
      reply_token: null,
      bubble: null,
      attempts: 0,
      doubtful: 0,
      due_at: tx.now,
      claimed_by: null,
      claimed_until: null,
      line_message_id: null,
      line_request_id: null,
      changed_at: tx.now,
    })
    .execute();
}

export const waitingDelivery: DeliveryView = { status: 'waiting', route: null, reason: null };

export function deliveryView(row: Pick<DeliveryRow, 'status' | 'route' | 'reason'>): DeliveryView {
  return { status: row.status, route: row.route, reason: row.reason as DeliveryReason | null };
}

export async function deliveryViews(
  db: Reader,
  messageIds: readonly MessageId[],
): Promise<Map<MessageId, DeliveryView>> {
  if (messageIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('delivery')
    .select(['message_id', 'status', 'route', 'reason'])
    .where('message_id', 'in', messageIds)
    .execute();
  return new Map(rows.map((row) => [row.message_id, deliveryView(row)]));
}
