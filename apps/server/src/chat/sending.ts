import {
  type DeliveryView,
  type Instant,
  leavingTimes,
  type MessageContent,
  priceOf,
  textParts,
  type UndoSeconds,
} from '@engawa/domain';
import { openCall } from '../store/calls.ts';
import { type DeliveryRow, insertDelivery, moveDelivery } from '../store/deliveries.ts';
import { newDeliveryView, tellDeliveries } from '../store/delivery-views.ts';
import { openDeliveries } from '../store/open-deliveries.ts';
import { undoEnds } from '../store/releasing.ts';
import { type FreeToken, freeTokens } from '../store/reply-tokens.ts';
import type { RoomRow } from '../store/rooms.ts';
import type { WriteTx } from '../store/store.ts';
import { waitingBubble } from '../store/waiting-bubbles.ts';
import { type Held, heldBack } from '../store/what-may-be-spent.ts';

/** Words on their way to LINE. */
export type Leaving = {
  readonly messageId: string;
  readonly seq: number;
  readonly content: MessageContent;
  readonly memberId: string;
  readonly silent: boolean;
  readonly undoSeconds: UndoSeconds;
};

/**
 * Puts a message where the outbox finds it, a long text in several parts. It leaves when it can no longer be taken back;
 * what was said just before waits for it, so that all of it costs one call.
 */
export async function sendToLine(tx: WriteTx, room: RoomRow, words: Leaving): Promise<DeliveryView> {
  const lineChatId = room.line_chat_id!;
  const channelId = room.channel_id!;
  const tokens = await freeTokens(tx.db, lineChatId, tx.now);
  const open = await openDeliveries(tx.db, lineChatId, beforeIt);
  const begun = await openCall(tx.db, lineChatId);
  const { dueAt, together, moved } = leavingTimes(
    open.map((row) => ({ ...waitingBubble(row, begun), row })),
    { tokens: tokens.map(({ expiresAt }) => expiresAt), undoSeconds: words.undoSeconds, now: tx.now },
  );
  for (const { row } of moved) await moveDelivery(tx, row.id, together);
  const held = await whyHeld(tx, { tokens, open, channelId, memberId: words.memberId });
  if (!held) await takeAlong(tx, lineChatId, open, dueAt);
  const parts: DeliveryRow[] = [];
  for (let part = 0; part < partsOf(words.content); part++) {
    parts.push(
      await insertDelivery(tx, {
        ...{ messageId: words.messageId, seq: words.seq, roomId: room.id, lineChatId, channelId, part },
        ...{
          silent: words.silent,
          dueAt: held && held.until > dueAt ? held.until : dueAt,
          reason: held?.reason ?? null,
        },
      }),
    );
  }
  if (moved.length > 0)
    await tellDeliveries(
      tx,
      moved.map(({ row }) => row),
    );
  await answersComeTo(tx, lineChatId, room.id);
  return newDeliveryView(parts);
}

/** More bubbles than these wait nowhere for their next one. */
export const beforeIt = 50;

function partsOf(content: MessageContent): number {
  return content.kind === 'text' ? textParts(content.text, content.emojis).length : 1;
}

type Circumstances = {
  readonly tokens: readonly FreeToken[];
  readonly open: readonly DeliveryRow[];
  readonly channelId: string;
  readonly memberId: string;
};

/** Said at once where it is known already: nothing may be spent, and nothing is free. */
async function whyHeld(
  tx: WriteTx,
  { tokens, open, channelId, memberId }: Circumstances,
): Promise<{ reason: Held['reason'] | 'quotaReserved'; until: Instant } | null> {
  if (tokens.length > 0) return null;
  const held = await heldBack(tx.db, { channelId, memberId, price: priceOf('push', 1) }, tx.now);
  const reserved = open.find((each) => each.reason === 'quotaReserved' && each.due_at > tx.now);
  return held ?? (reserved ? { reason: 'quotaReserved', until: reserved.due_at } : null);
}

/**
 * What others may not spend anything for goes along with what leaves anyway: one push costs the same for both. What can still
 * be taken back follows when it cannot.
 */
async function takeAlong(tx: WriteTx, lineChatId: string, open: readonly DeliveryRow[], dueAt: Instant): Promise<void> {
  const along = open.filter((each) => each.status === 'held' && each.due_at > dueAt);
  if (along.length === 0) return;
  const ends = await undoEnds(tx, lineChatId);
  for (const { id } of along) {
    const end = ends.get(id);
    await moveDelivery(tx, id, end && end > dueAt ? end : dueAt);
  }
}

/** A LINE user with several rooms answers whoever spoke last, unless the answer quotes. */
async function answersComeTo(tx: WriteTx, lineChatId: string, roomId: string): Promise<void> {
  await tx.db
    .updateTable('line_chat')
    .set({ current_room_id: roomId })
    .where('id', '=', lineChatId)
    .where((eb) => eb.or([eb('current_room_id', 'is', null), eb('current_room_id', '!=', roomId)]))
    .execute();
}
