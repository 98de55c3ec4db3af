import { type Instant, priceOf } from '@engawa/domain';
import { beginCall, type CallRow, type Claim, callById, openCall, takeUpCall } from '../store/calls.ts';
import { claimDelivery, type DeliveryRow } from '../store/deliveries.ts';
import { giveUp, keptFrom } from '../store/giving-up.ts';
import { endUnheard, giveBack } from '../store/letting-go.ts';
import { newId } from '../store/new-id.ts';
import { deliveriesOfCall, deliveriesToSend } from '../store/open-deliveries.ts';
import type { WriteTx } from '../store/store.ts';
import { isDueAgain, nextCall } from './calls.ts';
import { composeCall } from './compose.ts';
import { hold } from './ends.ts';
import { placeOf } from './place.ts';
import { retryKeyHolds } from './retry.ts';
import { isWithdrawn, sayingsOf } from './said.ts';
import type { Call, Sender } from './sender.ts';
import { wayOf } from './way.ts';

/** A call of this process, and the rows it is made of. */
export type ClaimedCall = {
  readonly call: Call;
  readonly lineChatId: string;
  readonly deliveries: readonly DeliveryRow[];
  /** How many times it was tried, this one included. */
  readonly attempts: number;
  /** Whether an earlier attempt may have been accepted. */
  readonly doubtful: boolean;
  readonly firstTriedAt: Instant;
};

/**
 * A call belongs to its process for so long: longer than LINE is waited for, so that nobody else begins it meanwhile, and
 * short enough that a reply token still holds when another process takes it up.
 */
export const claimForMs = 12_000;

/** Takes the next call of a chat for this process, with everything that a retry must repeat written down first. */
export async function claimCall(
  tx: WriteTx,
  lineChatId: string,
  processId: string,
  sender: Sender,
): Promise<ClaimedCall | null> {
  const { begun, chosen } = await nextOf(tx, lineChatId);
  if (chosen.length === 0) return null;
  const place = await placeOf(tx.db, lineChatId);
  const doubtful = begun?.doubtful === 1;
  // To ask LINE once more whether it has them would bring them there.
  if (place.blockedByUs) return giveUp(tx, chosen, begun, doubtful ? forgotten : keptFrom);
  if (place.blockedUs && !doubtful) return giveUp(tx, chosen, begun, blocked);
  const isForgotten = doubtful && begun.route === 'push' && !retryKeyHolds(msSince(tx, begun.first_tried_at));
  if (isForgotten) return giveUp(tx, chosen, begun, forgotten);

  const sayings = await sayingsOf(tx.db, chosen);
  const isDenied = ({ message_id }: DeliveryRow) => isWithdrawn(sayings.get(message_id)!);
  // What LINE may have was begun when it was allowed; it is only asked about.
  const denied = doubtful ? [] : chosen.filter(isDenied);
  if (denied.length > 0) await giveUp(tx, denied, begun, withdrawn);
  const allowed = chosen.filter((each) => !denied.includes(each));
  const { ready, bubbles } = await composeCall(tx, allowed, { begun, sayings, sender });
  const [first] = ready;
  if (!first) return null;
  const way = await wayOf(tx, place, begun, { deliveries: ready, sayings });
  if ('held' in way) return hold(tx, ready, begun, way.held);
  if ('noFreeToken' in way) return giveUp(tx, ready, begun, notFree);

  const { route, replyToken, payer } = way;
  const attempts = ((begun ?? (await callBefore(tx, first)))?.attempts ?? 0) + 1;
  const claim: Claim = {
    ...{ id: begun?.id ?? newId(), line_chat_id: lineChatId, channel_id: place.channelId },
    ...{ route, reply_token: replyToken, silent: first.silent, heads: place.heads, ...payer, attempts },
    ...{ claimed_by: processId, claimed_until: new Date(Date.parse(tx.now) + claimForMs).toISOString() },
  };
  await (begun ? takeUpCall(tx, claim) : beginCall(tx, claim));
  for (const [index, { id }] of ready.entries())
    await claimDelivery(tx, { id, callId: claim.id, bubble: bubbles[index]! });
  if (begun && begun.cost > 0 && priceOf(route, place.heads) === 0) await giveBack(tx, begun);
  const to = { channelId: place.channelId, to: place.lineId };
  const call: Call = { id: claim.id, ...to, route, replyToken, silent: first.silent === 1, bubbles };
  return { call, lineChatId, deliveries: ready, attempts, doubtful, firstTriedAt: begun?.first_tried_at ?? tx.now };
}

/**
 * What is begun is taken up whole, also where much that was let go meanwhile stands between its bubbles; else the next words
 * make a call.
 */
async function nextOf(tx: WriteTx, lineChatId: string): Promise<{ begun: CallRow | null; chosen: DeliveryRow[] }> {
  const begun = await openCall(tx.db, lineChatId);
  const carried = begun ? await deliveriesOfCall(tx.db, begun.id) : [];
  if (begun && carried.length > 0) return { begun, chosen: isDueAgain(begun, carried, tx.now) ? carried : [] };
  // Whatever it carried was let go: nothing may stand in the way of those behind it.
  if (begun) await endUnheard(tx, begun);
  return { begun: null, chosen: nextCall(await deliveriesToSend(tx.db, lineChatId, tx.now), tx.now) };
}

/** Other words, or what the machine could not ask, go on as often as they were tried: pauses grow with that. */
function callBefore(tx: WriteTx, { call_id }: DeliveryRow): Promise<CallRow | null> {
  return call_id === null ? Promise.resolve(null) : callById(tx.db, call_id);
}

function msSince(tx: WriteTx, then: Instant): number {
  return Date.parse(tx.now) - Date.parse(then);
}

/** LINE would answer 200, deliver nothing and, in a group, charge for it. */
const blocked = { status: 'failed', reason: 'contactBlockedUs', inCall: false } as const;

/** LINE may have it, and would take the same call for another one (LINE docs, Retry failed API requests). */
const forgotten = { status: 'uncertain', reason: 'lineUnreachable', inCall: true } as const;

const withdrawn = { status: 'failed', reason: 'externalTalkWithdrawn', inCall: false } as const;

const notFree = { status: 'failed', reason: 'noFreeToken', inCall: false } as const;
