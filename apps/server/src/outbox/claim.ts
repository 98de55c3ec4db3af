import type { MessageContent } from '@engawa/domain';
import { type DeliveryRow, deliveryView } from '../store/deliveries.ts';
import { spendReplyToken } from '../store/reply-tokens.ts';
import type { WriteTx } from '../store/store.ts';
import { nextCall } from './calls.ts';
import type { Call, Sender } from './sender.ts';

/** A call of this process, and the rows it is made of. */
export type ClaimedCall = {
  readonly call: Call;
  readonly lineChatId: string;
  readonly deliveries: readonly DeliveryRow[];
  /** Whether an earlier attempt may have been accepted. */
  readonly doubtful: boolean;
};

/** A process that died gives its calls back after this time: before a reply token runs out, after LINE's time-out. */
const claimForMs = 12_000;

/** Chats that may have something to send, without those that are being served. */
export async function chatsWithWork(tx: WriteTx, busy: ReadonlySet<string>, limit: number): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('delivery')
    .select((eb) => ['line_chat_id', eb.fn.min('seq').as('first')])
    .where('status', 'in', ['waiting', 'sending'])
    .where((eb) =>
      eb.or([
        eb.and([eb('status', '=', 'waiting'), eb('due_at', '<=', tx.now)]),
        eb.and([eb('status', '=', 'sending'), eb('claimed_until', '<=', tx.now)]),
      ]),
    )
    .groupBy('line_chat_id')
    .orderBy('first')
    .limit(limit + busy.size)
    .execute();
  return rows
    .map((row) => row.line_chat_id)
    .filter((id) => !busy.has(id))
    .slice(0, limit);
}

/** Takes the next call of a chat for this process, with everything that a retry must repeat written down first. */
export async function claimCall(
  tx: WriteTx,
  lineChatId: string,
  owner: string,
  sender: Sender,
): Promise<ClaimedCall | null> {
  const open = await openDeliveries(tx, lineChatId);
  const chosen = nextCall(open, tx.now);
  const [first] = chosen ?? [];
  if (!chosen || !first) return null;
  const chat = await tx.db.selectFrom('line_chat').selectAll().where('id', '=', lineChatId).executeTakeFirstOrThrow();
  if (chat.blocked_us_at && !first.doubtful) {
    await failBlocked(tx, chosen);
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
        claimed_by: owner,
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
  };
}

/**
 * What a process before this one had begun. With one process on the database it is surely dead, so its calls are taken up
 * at once, while a reply token may still hold.
 */
export async function releaseClaims(tx: WriteTx, owner: string): Promise<void> {
  await tx.db
    .updateTable('delivery')
    .set({ claimed_until: tx.now })
    .where('status', '=', 'sending')
    .where('claimed_by', '!=', owner)
    .execute();
}

/** One more than a call holds would do, but calls that wait for a retry may stand before and behind. */
function openDeliveries(tx: WriteTx, lineChatId: string): Promise<DeliveryRow[]> {
  return tx.db
    .selectFrom('delivery')
    .selectAll()
    .where('line_chat_id', '=', lineChatId)
    .where('status', 'in', ['waiting', 'sending'])
    .orderBy('seq')
    .limit(20)
    .execute();
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

/** LINE would answer 200, deliver nothing and, in a group, charge for it. */
async function failBlocked(tx: WriteTx, deliveries: readonly DeliveryRow[]): Promise<void> {
  for (const delivery of deliveries) {
    const failed = { status: 'failed', route: null, reason: 'contactBlockedUs' } as const;
    await tx.db
      .updateTable('delivery')
      .set({ ...failed, changed_at: tx.now })
      .where('id', '=', delivery.id)
      .execute();
    await tellDelivery(tx, delivery, failed);
  }
}

export async function tellDelivery(
  tx: WriteTx,
  delivery: Pick<DeliveryRow, 'room_id' | 'message_id'>,
  now: Pick<DeliveryRow, 'status' | 'route' | 'reason'>,
): Promise<void> {
  const { room_id: roomId, message_id: messageId } = delivery;
  await tx.append({ to: 'room', roomId }, { kind: 'delivery.changed', roomId, messageId, delivery: deliveryView(now) });
}
