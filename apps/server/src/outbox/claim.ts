import type { Instant, MessageContent } from '@engawa/domain';
import { type DeliveryRow, deliveryView, openDeliveries } from '../store/deliveries.ts';
import { spendReplyToken } from '../store/reply-tokens.ts';
import type { WriteTx } from '../store/store.ts';
import { nextCall } from './calls.ts';
import { retryKeyHolds } from './retry.ts';
import type { Call, Sender } from './sender.ts';

/** A call of this process, and the rows it is made of. */
export type ClaimedCall = {
  readonly call: Call;
  readonly lineChatId: string;
  readonly deliveries: readonly DeliveryRow[];
  /** Whether an earlier attempt may have been accepted. */
  readonly doubtful: boolean;
  readonly firstTriedAt: Instant;
};

/**
 * A call belongs to its process for so long: longer than LINE is waited for, so that nobody else begins it meanwhile, and
 * short enough that a reply token still holds when another process takes it up.
 */
const claimForMs = 12_000;

/** Takes the next call of a chat for this process, with everything that a retry must repeat written down first. */
export async function claimCall(
  tx: WriteTx,
  lineChatId: string,
  processId: string,
  sender: Sender,
): Promise<ClaimedCall | null> {
  const open = await openDeliveries(tx.db, lineChatId);
  const chosen = nextCall(open, tx.now);
  const [first] = chosen ?? [];
  if (!chosen || !first) return null;
  const chat = await tx.db.selectFrom('line_chat').selectAll().where('id', '=', lineChatId).executeTakeFirstOrThrow();
  if (chat.blocked_us_at && !first.doubtful) {
    await giveUp(tx, chosen, blocked);
    return null;
  }
  const firstTriedAt = first.attempts === 0 ? tx.now : first.changed_at;
  if (first.doubtful && first.route === 'push' && !retryKeyHolds(Date.parse(tx.now) - Date.parse(firstTriedAt))) {
    await giveUp(tx, chosen, forgotten);
    return null;
  }
  const callId = first.call_id ?? first.id;
  const replyToken = first.route === 'push' ? null : (first.reply_token ?? (await spendReplyToken(tx, lineChatId)));
  const route = replyToken ? 'reply' : 'push';
  const bubbles: string[] = [];
  for (const delivery of chosen) bubbles.push(delivery.bubble ?? (await compose(tx, delivery, sender)));
  for (const [index, delivery] of chosen.entries()) {
    await tx.db
      .updateTable('delivery')
      .set({
        status: 'sending',
        call_id: callId,
        route,
        reply_token: replyToken,
        bubble: bubbles[index]!,
        attempts: delivery.attempts + 1,
        doubtful: 1,
        changed_at: firstTriedAt,
        claimed_by: processId,
        claimed_until: new Date(Date.parse(tx.now) + claimForMs).toISOString(),
      })
      .where('id', '=', delivery.id)
      .execute();
  }
  return {
    call: { id: callId, channelId: chat.channel_id, to: chat.line_id, route, replyToken, bubbles },
    lineChatId,
    deliveries: chosen,
    doubtful: first.doubtful === 1,
    firstTriedAt,
  };
}

/**
 * Takes up at once what processes that have ended had begun, while a reply token may still hold. One that ends later is
 * noticed when its claims run out.
 */
export async function releaseClaims(tx: WriteTx, hasEnded: (processId: string) => Promise<boolean>): Promise<void> {
  for (const processId of await claimingProcesses(tx)) {
    if (!(await hasEnded(processId))) continue;
    await tx.db
      .updateTable('delivery')
      .set({ claimed_until: tx.now })
      .where('status', '=', 'sending')
      .where('claimed_by', '=', processId)
      .execute();
  }
}

async function claimingProcesses(tx: WriteTx): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('delivery')
    .select('claimed_by')
    .distinct()
    .where('status', '=', 'sending')
    .where('claimed_by', 'is not', null)
    .execute();
  return rows.map((row) => row.claimed_by!);
}

async function compose(tx: WriteTx, delivery: DeliveryRow, sender: Sender): Promise<string> {
  const message = await tx.db
    .selectFrom('message as m')
    .leftJoin('member as author', 'author.id', 'm.author_id')
    .select(['m.content', 'm.author_name', 'author.photo_key'])
    .where('m.id', '=', delivery.message_id)
    .executeTakeFirstOrThrow();
  const organization = await tx.db.selectFrom('organization').select('company_name').executeTakeFirst();
  return sender.compose({
    content: JSON.parse(message.content) as MessageContent,
    memberName: message.author_name ?? '',
    photoKey: message.photo_key,
    companyName: organization?.company_name ?? '',
  });
}

type End = Pick<DeliveryRow, 'status' | 'route' | 'reason'>;

/** LINE would answer 200, deliver nothing and, in a group, charge for it. */
const blocked: End = { status: 'failed', route: null, reason: 'contactBlockedUs' };

/** LINE may have it, and would take the same call for another one (LINE docs, Retry failed API requests). */
const forgotten: End = { status: 'uncertain', route: 'push', reason: 'lineUnreachable' };

async function giveUp(tx: WriteTx, deliveries: readonly DeliveryRow[], end: End): Promise<void> {
  for (const delivery of deliveries) {
    await tx.db
      .updateTable('delivery')
      .set({ ...end, changed_at: tx.now })
      .where('id', '=', delivery.id)
      .execute();
    await tellDelivery(tx, delivery, end);
  }
}

export async function tellDelivery(
  tx: WriteTx,
  delivery: Pick<DeliveryRow, 'room_id' | 'message_id'>,
  now: End,
): Promise<void> {
  const { room_id: roomId, message_id: messageId } = delivery;
  await tx.append({ to: 'room', roomId }, { kind: 'delivery.changed', roomId, messageId, delivery: deliveryView(now) });
}
