import { type SqlBool, sql } from 'kysely';
import { type DeliveryRow, deliverySeen } from './deliveries.ts';
import { tellDeliveries } from './delivery-views.ts';
import type { LinePlace } from './line-chats.ts';
import { copiesStand, ourNameAfter, ourNameBefore, theirNameAfter, theirNameBefore } from './line-messages.ts';
import { mayNotBeSent } from './not-sent.ts';
import type { Reader, WriteTx } from './store.ts';

/**
 * A LINE user quotes a bubble whose id LINE never told us: if words of ours were presumed to have arrived at that place of
 * the chat, they have. LINE's ids grow with every message, so the place is between what was there before the call and what
 * was said after it. Those in the room are told.
 */
export async function noticePresumed(tx: WriteTx, place: LinePlace, lineMessageId: string): Promise<void> {
  const id = idOf(lineMessageId);
  const presumed = id === null ? [] : await presumedIn(tx.db, place);
  for (const call of Map.groupBy(presumed, (row) => row.call_id).values()) {
    if (!(await isThere(tx.db, call, id!))) continue;
    // Which of several bubbles it is cannot be told.
    if (call.length === 1) await copiesStand(tx, [copyOf(call[0]!, lineMessageId)]);
    for (const { id: deliveryId } of call) await deliverySeen(tx, deliveryId);
    return tellDeliveries(tx, call);
  }
}

function copyOf({ line_chat_id, message_id, part }: DeliveryRow, lineMessageId: string) {
  return { lineChatId: line_chat_id, lineMessageId, messageId: message_id, part, theirs: false };
}

/** By the rooms that are heard there, and the index of what did not go out: whatever else was ever sent is not looked at. */
function presumedIn(db: Reader, { channelId, lineId }: LinePlace): Promise<DeliveryRow[]> {
  return db
    .selectFrom('line_chat as l')
    .innerJoin('room_line_chat as place', 'place.line_chat_id', 'l.id')
    .innerJoin('delivery', (join) =>
      join.onRef('delivery.room_id', '=', 'place.room_id').onRef('delivery.line_chat_id', '=', 'l.id'),
    )
    .selectAll('delivery')
    .where('l.channel_id', '=', channelId)
    .where('l.line_id', '=', lineId)
    .where(mayNotBeSent)
    .where(sql<SqlBool>`delivery.status = 'uncertain'`)
    .where('delivery.reason', '=', 'presumed')
    .orderBy('delivery.seq', 'desc')
    .execute();
}

async function isThere(db: Reader, call: readonly DeliveryRow[], id: bigint): Promise<boolean> {
  const { line_chat_id: lineChatId, seq, settled_at } = call.at(-1)!;
  const at = settled_at!;
  const before = [await theirNameBefore(db, lineChatId, seq), await ourNameBefore(db, lineChatId, seq)];
  const after = [await theirNameAfter(db, lineChatId, at), await ourNameAfter(db, lineChatId, { seq, at })];
  const known = (names: typeof before) => names.flatMap((name) => idOf(name ?? '') ?? []);
  return known(before).every((one) => one < id) && known(after).every((one) => id < one);
}

function idOf(lineMessageId: string): bigint | null {
  return /^\d{1,30}$/.test(lineMessageId) ? BigInt(lineMessageId) : null;
}
