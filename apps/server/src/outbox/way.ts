import { priceOf } from '@engawa/domain';
import type { CallRow, Payer } from '../store/calls.ts';
import type { DeliveryRow } from '../store/deliveries.ts';
import { spendReplyToken } from '../store/reply-tokens.ts';
import type { WriteTx } from '../store/store.ts';
import { capSpent, type Held, lastOnTheirWay, monthSpent } from '../store/what-may-be-spent.ts';
import type { Place } from './place.ts';
import type { Sayings } from './said.ts';

/** How a call may leave, or why it may not. */
export type Way =
  | { readonly route: 'reply'; readonly replyToken: string; readonly payer: Payer }
  | { readonly route: 'push'; readonly replyToken: null; readonly payer: Payer }
  | { readonly held: Held }
  | { readonly noFreeToken: true };

/**
 * For nothing if there is a way: by the token that the call has or the oldest of the chat's unspent tokens; else by push, if somebody
 * whose words are in it may spend what it costs. A push that LINE may have stays a push: only its retry key can ask.
 * @param begun the call that carries them; null: they make a new one.
 */
export async function wayOf(
  tx: WriteTx,
  place: Place,
  begun: CallRow | null,
  { deliveries, sayings }: { readonly deliveries: readonly DeliveryRow[]; readonly sayings: Sayings },
): Promise<Way> {
  const first = deliveries[0]!;
  const paying = begun && begun.cost > 0 ? deliveries.find(isPaidFor(begun)) : undefined;
  const payer = payerOf(paying ?? first, sayings);
  if (begun?.doubtful === 1 && begun.route === 'push') return { route: 'push', replyToken: null, payer };
  const token = begun?.reply_token ?? (await spendReplyToken(tx, place.id));
  if (token) return { route: 'reply', replyToken: token, payer };
  if (first.free_only === 1) return { noFreeToken: true };
  const spent = monthSpent(place.month, tx.now);
  if (spent) return { held: spent };
  if (paying) return { route: 'push', replyToken: null, payer };
  const price = priceOf('push', place.heads);
  const last = await lastOnTheirWay(tx.db, place.month, price, tx.now);
  if (last) return { held: last };
  return whoPays(tx, deliveries, sayings, price);
}

function isPaidFor({ paid_for_message_id }: CallRow) {
  return ({ message_id }: DeliveryRow) => message_id === paid_for_message_id;
}

function payerOf({ message_id, room_id }: DeliveryRow, sayings: Sayings): Payer {
  return {
    paid_by: sayings.get(message_id)?.author?.id ?? null,
    paid_for_message_id: message_id,
    paid_for_room_id: room_id,
  };
}

/** One push carries the words of all: it costs the same whoever of them pays. */
async function whoPays(tx: WriteTx, deliveries: readonly DeliveryRow[], sayings: Sayings, price: number): Promise<Way> {
  let held: Held | null = null;
  for (const delivery of deliveries) {
    const author = sayings.get(delivery.message_id)?.author;
    const hasShare = author != null && author.monthly_cap !== null;
    held = hasShare ? await capSpent(tx.db, author.id, price, tx.now) : null;
    if (!held) return { route: 'push', replyToken: null, payer: payerOf(delivery, sayings) };
  }
  return { held: held! };
}
