import { type DeliveryReason, type Instant, type MemberKey, reasonsToWaitForToken, undoChoices } from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import type { WriteTx } from './store.ts';
import { valueList } from './value-list.ts';

/** Written out, not passed as values: only then do the databases use the index that holds these rows alone. */
const isHeld = sql<SqlBool>`delivery.status = 'waiting' and delivery.reason is not null`;

/**
 * What a channel could not send for this reason is due now, or when it can no longer be taken back; the outbox asks its rules
 * anew.
 */
export async function releaseChannel(
  tx: WriteTx,
  channelId: string,
  reasons: readonly DeliveryReason[],
): Promise<void> {
  await held(tx, reasons).where('channel_id', '=', channelId).execute();
  await keepUndo(tx, young(tx).where('delivery.channel_id', '=', channelId).where('delivery.reason', 'in', reasons));
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
  await keepUndo(tx, young(tx).where('message.author_id', '=', memberId).where('delivery.reason', 'in', reasons));
}

async function keepUndo(tx: WriteTx, words: ReturnType<typeof young>): Promise<void> {
  for (const { id, until } of await stillTakenBack(tx, words)) {
    await tx.db.updateTable('delivery').set({ due_at: until }).where('id', '=', id).execute();
  }
}

/**
 * What waits in these LINE chats because nothing may be spent is tried: a reply token came, or a member wants it. What leaves
 * together waits until none of it can be taken back.
 */
export async function releaseChats(tx: WriteTx, lineChatIds: ReadonlySet<string>): Promise<void> {
  if (lineChatIds.size === 0) return;
  const { numUpdatedRows } = await held(tx, reasonsToWaitForToken)
    .where('line_chat_id', 'in', valueList(lineChatIds))
    .where('due_at', '>', tx.now)
    .executeTakeFirst();
  // As after nearly every message from LINE, of which each would pay for another question.
  if (numUpdatedRows === 0n) return;
  const words = young(tx).where('delivery.line_chat_id', 'in', valueList(lineChatIds));
  for (const { lineChatId, until } of await stillTakenBack(tx, words)) {
    await held(tx, reasonsToWaitForToken, until)
      .where('line_chat_id', '=', lineChatId)
      .where('due_at', '<', until)
      .execute();
  }
}

/** Words held in a LINE chat that their author may still take back, and until when. */
export async function undoEnds(tx: WriteTx, lineChatId: string): Promise<Map<string, Instant>> {
  const words = await stillTakenBack(tx, young(tx).where('delivery.line_chat_id', '=', lineChatId));
  return new Map(words.map(({ id, until }) => [id, until]));
}

async function stillTakenBack(
  tx: WriteTx,
  words: ReturnType<typeof young>,
): Promise<{ id: string; lineChatId: string; until: Instant }[]> {
  const rows = await words.execute();
  return rows
    .map(({ id, line_chat_id, changed_at, undo_seconds }) => ({
      id,
      lineChatId: line_chat_id,
      until: new Date(Date.parse(changed_at) + undo_seconds * 1000).toISOString(),
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
    .select(['delivery.id', 'delivery.line_chat_id', 'delivery.changed_at', 'member.undo_seconds'])
    .where(isHeld)
    .where('delivery.attempts', '=', 0)
    .where('delivery.changed_at', '>', new Date(Date.parse(tx.now) - longestMs).toISOString());
}

function held(tx: WriteTx, reasons: readonly DeliveryReason[], until: Instant = tx.now) {
  return tx.db.updateTable('delivery').set({ due_at: until }).where(isHeld).where('reason', 'in', reasons);
}
