import { type DeliveryReason, type Instant, type MemberKey, reasonsToWaitForToken, undoChoices } from '@engawa/domain';
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
  for (const [lineChatId, until] of await undoEnds(tx, lineChatIds)) {
    await held(tx, reasonsToWaitForToken, until).where('line_chat_id', '=', lineChatId).execute();
  }
}

/** Words can be held and still be such that their author may take them back; what leaves with them waits that long too. */
async function undoEnds(tx: WriteTx, lineChatIds: ReadonlySet<string>): Promise<Map<string, Instant>> {
  const longestMs = Math.max(...undoChoices) * 1000;
  const young = await tx.db
    .selectFrom('delivery')
    .innerJoin('message', 'message.id', 'delivery.message_id')
    .innerJoin('member', 'member.id', 'message.author_id')
    .select(['delivery.line_chat_id', 'delivery.changed_at', 'member.undo_seconds'])
    .where(isHeld)
    .where('delivery.line_chat_id', 'in', valueList(lineChatIds))
    .where('delivery.attempts', '=', 0)
    .where('delivery.changed_at', '>', new Date(Date.parse(tx.now) - longestMs).toISOString())
    .execute();
  const ends = young.map((each): [string, Instant] => [each.line_chat_id, undoEnd(each)]);
  // Of one chat the last stays in the map.
  return new Map(ends.filter(([, end]) => end > tx.now).toSorted(([, a], [, b]) => (a < b ? -1 : 1)));
}

function undoEnd({ changed_at, undo_seconds }: { changed_at: Instant; undo_seconds: number }): Instant {
  return new Date(Date.parse(changed_at) + undo_seconds * 1000).toISOString();
}

function held(tx: WriteTx, reasons: readonly DeliveryReason[], until: Instant = tx.now) {
  return tx.db.updateTable('delivery').set({ due_at: until }).where(isHeld).where('reason', 'in', reasons);
}
