import { type DeliveryRow, deliverySeen } from './deliveries.ts';
import { tellDeliveries } from './delivery-views.ts';
import type { Reader, WriteTx } from './store.ts';

/** A LINE user, in the talk with one channel. */
type Talking = { readonly channelId: string; readonly lineUserId: string };

/**
 * A LINE user quotes a bubble whose id LINE never told us: if words of ours were presumed to have arrived at that place of
 * the chat, they have. LINE's ids grow with every message, so the place is between what was there before the call and what
 * was said after it. Those in the room are told.
 */
export async function noticePresumed(tx: WriteTx, user: Talking, lineMessageId: string): Promise<void> {
  const id = idOf(lineMessageId);
  const presumed = id === null ? [] : await presumedIn(tx.db, user);
  for (const call of Map.groupBy(presumed, (row) => row.call_id).values()) {
    if (!(await isThere(tx.db, call, id!))) continue;
    // Which of several bubbles it is cannot be told.
    const its = call.length === 1 ? lineMessageId : null;
    for (const { id: deliveryId } of call) await deliverySeen(tx, deliveryId, its);
    return tellDeliveries(tx, call);
  }
}

function presumedIn(db: Reader, { channelId, lineUserId }: Talking): Promise<DeliveryRow[]> {
  return db
    .selectFrom('delivery')
    .innerJoin('line_chat', 'line_chat.id', 'delivery.line_chat_id')
    .selectAll('delivery')
    .where('line_chat.channel_id', '=', channelId)
    .where('line_chat.line_id', '=', lineUserId)
    .where('delivery.status', '=', 'uncertain')
    .where('delivery.reason', '=', 'presumed')
    .orderBy('delivery.seq', 'desc')
    .execute();
}

async function isThere(db: Reader, call: readonly DeliveryRow[], id: bigint): Promise<boolean> {
  const { line_chat_id, seq, settled_at } = call.at(-1)!;
  const theirs = db
    .selectFrom('message')
    .innerJoin('room', 'room.id', 'message.room_id')
    .select('message.line_message_id')
    .where('room.line_chat_id', '=', line_chat_id)
    .where('message.line_message_id', 'is not', null);
  const ours = db
    .selectFrom('delivery')
    .select('line_message_id')
    .where('line_chat_id', '=', line_chat_id)
    .where('line_message_id', 'is not', null);
  const before = [
    await theirs.where('message.seq', '<', seq).orderBy('message.seq', 'desc').executeTakeFirst(),
    await ours.where('seq', '<', seq).orderBy('seq', 'desc').executeTakeFirst(),
  ];
  const after = [
    await theirs.where('message.at', '>', settled_at!).orderBy('message.at').executeTakeFirst(),
    await ours.where('seq', '>', seq).where('settled_at', '>', settled_at!).orderBy('seq').executeTakeFirst(),
  ];
  const known = (rows: typeof before) => rows.flatMap((row) => idOf(row?.line_message_id ?? '') ?? []);
  return known(before).every((one) => one < id) && known(after).every((one) => id < one);
}

function idOf(lineMessageId: string): bigint | null {
  return /^\d{1,30}$/.test(lineMessageId) ? BigInt(lineMessageId) : null;
}
