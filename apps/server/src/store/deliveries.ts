import type { DeliveryView, Instant, MessageId } from '@engawa/domain';
import { type Selectable, type SqlBool, sql } from 'kysely';
import { newId } from './new-id.ts';
import type { Schema } from './schema.ts';
import type { Reader, WriteTx } from './store.ts';
import { valueList } from './value-list.ts';

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
  return { status: row.status, route: row.route, reason: row.reason };
}

export async function deliveryViews(
  db: Reader,
  messageIds: readonly MessageId[],
): Promise<Map<MessageId, DeliveryView>> {
  if (messageIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('delivery')
    .select(['message_id', 'status', 'route', 'reason'])
    .where('message_id', 'in', valueList(messageIds))
    .execute();
  return new Map(rows.map((row) => [row.message_id, deliveryView(row)]));
}

/** Written out, not passed as values: only then do the databases use the index that holds these rows alone. */
const isOpen = sql<SqlBool>`delivery.status in ('waiting', 'sending')`;

/** What is still to reach a LINE chat, in order: a call that is begun or waits for another try, and what stands behind it. */
export function openDeliveries(db: Reader, lineChatId: string, limit = 20): Promise<DeliveryRow[]> {
  return db
    .selectFrom('delivery')
    .selectAll()
    .where('line_chat_id', '=', lineChatId)
    .where(isOpen)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/**
 * LINE chats with something to send, and from when on, the earliest first. The first open delivery of a chat decides: what
 * stands behind one that waits for another try waits too.
 */
export async function chatsToServe(
  db: Reader,
  except: readonly string[],
  limit: number,
): Promise<{ lineChatId: string; at: Instant }[]> {
  let query = db
    .selectFrom('delivery')
    .select((eb) => [
      'line_chat_id as lineChatId',
      eb.case().when('status', '=', 'waiting').then(eb.ref('due_at')).else(eb.ref('claimed_until')).end().as('at'),
    ])
    .where(isOpen)
    .where(
      sql<SqlBool>`seq = (select min(o.seq) from delivery o
        where o.line_chat_id = delivery.line_chat_id and o.status in ('waiting', 'sending'))`,
    )
    .orderBy('at')
    .limit(limit);
  if (except.length > 0) query = query.where('line_chat_id', 'not in', except);
  const rows = await query.execute();
  return rows.map(({ lineChatId, at }) => ({ lineChatId, at: at! }));
}
