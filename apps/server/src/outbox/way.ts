import type { MemberKey } from '@engawa/domain';
import type { DeliveryRow } from '../store/deliveries.ts';
import { capSpent, type Held, lastOnTheirWay, monthSpent } from '../store/holding.ts';
import { spendReplyToken } from '../store/reply-tokens.ts';
import type { WriteTx } from '../store/store.ts';
import { valueList } from '../store/value-list.ts';
import type { End } from './ends.ts';
import { isSetAside } from './set-aside.ts';

/** How a call may leave, or why it may not. */
export type Way =
  | { readonly route: 'reply'; readonly replyToken: string; readonly payerId: string }
  | { readonly route: 'push'; readonly replyToken: null; readonly payerId: string }
  | { readonly held: Held }
  | { readonly end: End };

/**
 * For nothing if there is a way: by the token that the call has or the oldest of the chat's wallet; else by push, if somebody
 * whose words are in it may spend what it costs. A push that LINE may have stays a push: only its retry key can ask.
 */
export async function wayOf(tx: WriteTx, channelId: string, deliveries: readonly DeliveryRow[]): Promise<Way> {
  const first = deliveries[0]!;
  const paying = deliveries.find(isSetAside);
  const payerId = (paying ?? first).id;
  if (first.doubtful === 1 && first.route === 'push') return { route: 'push', replyToken: null, payerId };
  const token = first.reply_token ?? (await spendReplyToken(tx, first.line_chat_id));
  if (token) return { route: 'reply', replyToken: token, payerId };
  if (first.free_only === 1) return { end: { status: 'failed', route: null, reason: 'noFreeToken' } };
  const spent = await monthSpent(tx.db, channelId, tx.now);
  if (spent) return { held: spent };
  if (paying) return { route: 'push', replyToken: null, payerId };
  const last = await lastOnTheirWay(tx.db, channelId, tx.now);
  if (last) return { held: last };
  const payer = await whoPays(tx, deliveries);
  return 'held' in payer ? payer : { route: 'push', replyToken: null, ...payer };
}

/** One push carries the words of all: it costs the same whoever of them pays. */
async function whoPays(tx: WriteTx, deliveries: readonly DeliveryRow[]): Promise<{ payerId: string } | { held: Held }> {
  const authors = await authorsWithCap(tx, deliveries);
  let held: Held | null = null;
  for (const { id, message_id } of deliveries) {
    const author = authors.get(message_id);
    held = author ? await capSpent(tx.db, author, tx.now) : null;
    if (!held) return { payerId: id };
  }
  return { held: held! };
}

async function authorsWithCap(tx: WriteTx, deliveries: readonly DeliveryRow[]): Promise<Map<string, MemberKey>> {
  const messageIds = new Set(deliveries.map((delivery) => delivery.message_id));
  const rows = await tx.db
    .selectFrom('message')
    .innerJoin('member', 'member.id', 'message.author_id')
    .select(['message.id', 'member.id as memberId'])
    .where('message.id', 'in', valueList(messageIds))
    .where('member.monthly_cap', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, memberId }) => [id, memberId]));
}
