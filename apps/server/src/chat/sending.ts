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
import { wordsGoTo } from '../store/line-chats.ts';
import { openDeliveries } from '../store/open-deliveries.ts';
import { undoEnds } from '../store/releasing.ts';
import { type FreeToken, freeTokens } from '../store/reply-tokens.ts';
import type { HeardAt } from '../store/room-places.ts';
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

/** A room that is heard at LINE. */
export type RoomAtLine = Pick<RoomRow, 'id' | 'link'> & { readonly places: readonly HeardAt[] };

/** Puts a message where the outbox finds it: for each place at LINE that hears the room, at least one. */
export async function sendToLine(tx: WriteTx, room: RoomAtLine, words: Leaving): Promise<DeliveryView> {
  const parts: DeliveryRow[] = [];
  for (const place of room.places) parts.push(...(await sendToPlace(tx, room, place, words)));
  const users = new Map(room.places.map(({ lineChatId, contactId }) => [lineChatId, contactId]));
  return newDeliveryView(parts, users);
}

/**
 * To one place, a long text in several parts. It leaves when it can no longer be taken back; what was said just before waits
 * for it, so that all of it costs one call.
 */
async function sendToPlace(
  tx: WriteTx,
  room: RoomAtLine,
  { lineChatId, channelId, heads }: HeardAt,
  words: Leaving,
): Promise<DeliveryRow[]> {
  const tokens = await freeTokens(tx.db, lineChatId, tx.now);
  const open = await openDeliveries(tx.db, lineChatId, beforeIt);
  const begun = await openCall(tx.db, lineChatId);
  const { dueAt, together, moved } = leavingTimes(
    open.map((row) => ({ ...waitingBubble(row, begun), row })),
    { tokens: tokens.map(({ expiresAt }) => expiresAt), undoSeconds: words.undoSeconds, now: tx.now },
  );
  for (const { row } of moved) await moveDelivery(tx, row.id, together);
  const held = await whyHeld(tx, { tokens, open, channelId, memberId: words.memberId, price: priceOf('push', heads) });
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
  // A LINE user with several rooms answers whoever spoke last, unless the answer quotes; into a room of several they go by
  // an act of their own alone.
  if (room.link !== 'relay') await wordsGoTo(tx, lineChatId, room.id);
  return parts;
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
  readonly price: number;
};

/** Said at once where it is known already: nothing may be spent, and nothing is free. */
async function whyHeld(
  tx: WriteTx,
  { tokens, open, channelId, memberId, price }: Circumstances,
): Promise<{ reason: Held['reason'] | 'quotaReserved'; until: Instant } | null> {
  if (tokens.length > 0) return null;
  const held = await heldBack(tx.db, { channelId, memberId, price }, tx.now);
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
