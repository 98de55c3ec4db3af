import {
  type DeliveryId,
  type DeliveryReason,
  type Instant,
  type MemberKey,
  reasonsToWaitForToken,
  undoChoices,
} from '@engawa/domain';
import { heldIsDue, moveDelivery, moveHeld } from './deliveries.ts';
import { isHeld } from './open-deliveries.ts';
import type { WriteTx } from './store.ts';

/**
 * What a channel could not send for this reason is due now, or when it can no longer be taken back; the outbox asks its rules
 * anew.
 */
export async function releaseChannel(
  tx: WriteTx,
  channelId: string,
  reasons: readonly DeliveryReason[],
): Promise<void> {
  await moveHeld(tx, { reasons, channelId }, tx.now);
  await keepUndo(tx, young(tx).where('delivery.channel_id', '=', channelId).where('delivery.reason', 'in', reasons));
}

/** The same for one member's words, whichever channel they go through. */
export async function releaseMember(
  tx: WriteTx,
  memberId: MemberKey,
  reasons: readonly DeliveryReason[],
): Promise<void> {
  await moveHeld(tx, { reasons, authorId: memberId }, tx.now);
  await keepUndo(tx, young(tx).where('message.author_id', '=', memberId).where('delivery.reason', 'in', reasons));
}

async function keepUndo(tx: WriteTx, words: ReturnType<typeof young>): Promise<void> {
  for (const { id, until } of await stillTakenBack(tx, words)) await moveDelivery(tx, id, until);
}

/**
 * What waits in these LINE chats because nothing may be spent is tried: a reply token came, or a member wants it. What leaves
 * together waits until none of it can be taken back.
 */
export async function releaseChats(tx: WriteTx, lineChatIds: ReadonlySet<string>): Promise<void> {
  if (lineChatIds.size === 0) return;
  const held = { reasons: reasonsToWaitForToken };
  const any = await heldIsDue(tx, { ...held, lineChatIds: [...lineChatIds] });
  // As after nearly every message from LINE, of which each would pay for another question.
  if (!any) return;
  const words = young(tx).where('delivery.line_chat_id', 'in', [...lineChatIds]);
  for (const { lineChatId, until } of await stillTakenBack(tx, words)) {
    await moveHeld(tx, { ...held, lineChatIds: [lineChatId] }, until, { notBefore: true });
  }
}

/** Words held in a LINE chat that their author may still take back, and until when. */
export async function undoEnds(tx: WriteTx, lineChatId: string): Promise<Map<DeliveryId, Instant>> {
  const words = await stillTakenBack(tx, young(tx).where('delivery.line_chat_id', '=', lineChatId));
  return new Map(words.map(({ id, until }) => [id, until]));
}

async function stillTakenBack(
  tx: WriteTx,
  words: ReturnType<typeof young>,
): Promise<{ id: DeliveryId; lineChatId: string; until: Instant }[]> {
  const rows = await words.execute();
  return rows
    .map(({ id, line_chat_id, said_at, undo_seconds }) => ({
      id,
      lineChatId: line_chat_id,
      until: new Date(Date.parse(said_at) + undo_seconds * 1000).toISOString(),
    }))
    .filter(({ until }) => until > tx.now);
}

/** Held words that were said so lately that whoever chose the longest time may still take them back. */
function young(tx: WriteTx) {
  const longestMs = Math.max(...undoChoices) * 1000;
  return tx.db
    .selectFrom('delivery')
    .innerJoin('message', 'message.id', 'delivery.message_id')
    .innerJoin('member', 'member.id', 'message.author_id')
    .select(['delivery.id', 'delivery.line_chat_id', 'delivery.said_at', 'member.undo_seconds'])
    .where(isHeld)
    .where('delivery.call_id', 'is', null)
    .where('delivery.said_at', '>', new Date(Date.parse(tx.now) - longestMs).toISOString());
}
