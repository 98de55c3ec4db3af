import { nextLineMonthStart, priceOf, tokenMarginMs } from '@engawa/domain';
import { type CallRow, callById, callsById, endCall, putOffCall } from '../store/calls.ts';
import { monthIsSpent, noteLostToken } from '../store/channel-changes.ts';
import { othersReply } from '../store/channels.ts';
import {
  type DeliveryRow,
  deliveryAccepted,
  deliveryEnded,
  deliveryHeld,
  deliveryPutOff,
  type InCall,
} from '../store/deliveries.ts';
import { tellDeliveries } from '../store/delivery-views.ts';
import { endUnheard, giveBack } from '../store/letting-go.ts';
import { copiesStand, type LineCopy } from '../store/line-messages.ts';
import { channelQuota } from '../store/month.ts';
import { replyTokenExpiry } from '../store/reply-tokens.ts';
import type { WriteTx } from '../store/store.ts';
import type { ClaimedCall } from './claim.ts';
import { holdBehind } from './ends.ts';
import { type Attempt, afterCall, type Next, type Waiting } from './retry.ts';
import type { Outcome } from './sender.ts';

/** A call, and what came of it. */
export type Answered = { readonly claimed: ClaimedCall; readonly outcome: Outcome };

/** Writes down what became of calls and tells those in their rooms. */
export async function recordOutcomes(tx: WriteTx, answers: readonly Answered[]): Promise<void> {
  const told: DeliveryRow[] = [];
  const calls = await callsById(
    tx.db,
    answers.map(({ claimed }) => claimed.call.id),
  );
  for (const answer of answers) {
    const { id } = answer.claimed.call;
    // Of two attempts of one call that are answered together, the second finds what the first has left.
    const row = calls.get(id) ?? (await callById(tx.db, id));
    calls.delete(id);
    if (row) told.push(...(await recordOne(tx, row, answer)));
  }
  if (told.length > 0) await tellDeliveries(tx, told);
}

export function recordOutcome(tx: WriteTx, claimed: ClaimedCall, outcome: Outcome): Promise<void> {
  return recordOutcomes(tx, [{ claimed, outcome }]);
}

/** @returns the deliveries of which those in the room are to be told. */
async function recordOne(tx: WriteTx, row: CallRow, { claimed, outcome: answered }: Answered): Promise<DeliveryRow[]> {
  if (answered.kind === 'accepted') return recordYes(tx, row, claimed, answered);
  const attempt = await attemptOf(tx, claimed);
  const outcome = await asWeCount(tx, claimed, row, answered);
  if (outcome.kind === 'invalidReplyToken' && isLostToOthers(attempt)) await noteLostToken(tx, row.channel_id);
  if (!isCurrent(row, claimed)) return [];
  const heldUntil = outcome.kind === 'monthlyLimit' ? monthEnd(tx) : inMs(tx, reservedPauseMs);
  const nexts: [DeliveryRow, Next][] = [];
  for (const [index, delivery] of claimed.deliveries.entries()) {
    const next = afterCall(attempt, outcome, index);
    if (next.status === 'accepted') continue;
    const isRecorded = await recordNext(tx, { id: delivery.id, callId: row.id }, { next, outcome, heldUntil });
    if (isRecorded) nexts.push([delivery, next]);
  }
  if (nexts.length > 0) await recordCall(tx, row, nexts);
  if (nexts.some(([, next]) => next.status === 'held' && next.reason === 'monthlyLimit'))
    await monthIsSpent(tx, row.channel_id, heldUntil);
  const isHeld = outcome.kind === 'monthlyLimit' || outcome.kind === 'quotaReserved';
  if (isHeld && attempt.route === 'push' && !attempt.doubtful)
    await holdBehind(tx, claimed.deliveries[0]!, { reason: outcome.kind, until: heldUntil });
  return nexts.filter(([delivery, next]) => isNews(delivery, next)).map(([delivery]) => delivery);
}

/** LINE's yes is one, however late it comes and whoever asks again meanwhile. */
async function recordYes(
  tx: WriteTx,
  row: CallRow,
  { call, deliveries, lineChatId }: ClaimedCall,
  { sent, requestId }: Extract<Outcome, { kind: 'accepted' }>,
): Promise<DeliveryRow[]> {
  // LINE tells of the bubbles that it took first, and of what was left out of the call since there may be fewer.
  const isWhole = sent.length === deliveries.length;
  const told: DeliveryRow[] = [];
  const copies: LineCopy[] = [];
  for (const [index, delivery] of deliveries.entries()) {
    if (!(await deliveryAccepted(tx, { id: delivery.id, callId: call.id }))) continue;
    told.push(delivery);
    const { message_id: messageId, part } = delivery;
    const copy = isWhole ? sent[index]! : null;
    if (copy)
      copies.push({
        ...{ lineChatId, lineMessageId: copy.id, messageId, part, theirs: false, quoteToken: copy.quoteToken },
      });
  }
  await copiesStand(tx, copies);
  if (told.length > 0) await endCall(tx, row.id, { cost: priceOf(call.route, row.heads), requestId });
  return told;
}

/** Nobody has taken the call up again since it was claimed like this: a later attempt knows more than a late no. */
function isCurrent(row: CallRow, { attempts }: ClaimedCall): boolean {
  return row.ended_at === null && row.attempts === attempts;
}

type Recorded = {
  readonly next: Exclude<Next, { status: 'accepted' }>;
  readonly outcome: Outcome;
  readonly heldUntil: string;
};

/** @returns whether the answer says something new of this delivery. */
function recordNext(tx: WriteTx, place: InCall, { next, outcome, heldUntil }: Recorded): Promise<boolean> {
  switch (next.status) {
    case 'waiting':
      return deliveryPutOff(tx, place, { ...next, dueAt: inMs(tx, next.inMs) });
    case 'held':
      return deliveryHeld(tx, place, { reason: next.reason, until: heldUntil });
    default:
      return deliveryEnded(tx, place, { status: next.status, reason: next.reason, detail: detailOf(outcome) });
  }
}

/** What a no says of the call itself. @param nexts of the deliveries of which it said something new, one at least. */
async function recordCall(tx: WriteTx, row: CallRow, nexts: readonly [DeliveryRow, Next][]): Promise<void> {
  const again = nexts.map(([, next]) => next).find(staysInCall);
  // Also while it waits for another try: two that waited in turn for each other's share would ask LINE without a pause.
  const stays = nexts.some(([each, next]) => each.message_id === row.paid_for_message_id && staysInCall(next));
  if (!again) return endUnheard(tx, row);
  await putOffCall(tx, row.id, { ...again, cost: stays ? row.cost : 0 });
  if (row.cost > 0 && !stays) await giveBack(tx, row);
}

/**
 * The same call, whatever left it: LINE may have it, or its token is still good, or LINE did not look at it. Other words that
 * LINE surely did not take are another push, or its retry key would guard them too.
 */
function staysInCall(next: Next): next is Waiting {
  return next.status === 'waiting' && (next.call === 'same' || next.doubtful || next.route === 'reply');
}

/** That a campaign holds messages was told by LINE's figure, which is late: by ours there may be none left to be held. */
async function asWeCount(tx: WriteTx, { call }: ClaimedCall, { heads }: CallRow, outcome: Outcome): Promise<Outcome> {
  if (outcome.kind !== 'quotaReserved') return outcome;
  const quota = await channelQuota(tx.db, call.channelId, tx.now);
  const price = priceOf('push', heads);
  // The refused call itself is still counted.
  const left = quota && quota.limit !== null ? quota.limit - (quota.used - price) : price;
  return left < price ? { kind: 'monthlyLimit' } : outcome;
}

/** A token that should hold, and that we had not asked with before. */
function isLostToOthers({ doubtful, tokenHoldsForMs }: Attempt): boolean {
  return !doubtful && tokenHoldsForMs > tokenMarginMs;
}

async function attemptOf(tx: WriteTx, claimed: ClaimedCall): Promise<Attempt> {
  const { call, lineChatId, attempts, doubtful, firstTriedAt } = claimed;
  const { replyToken: token } = call;
  const expiry = token ? await replyTokenExpiry(tx.db, { lineChatId, token }) : null;
  const now = Date.parse(tx.now);
  return {
    ...{ route: call.route, attempts, doubtful },
    tokenHoldsForMs: expiry ? Date.parse(expiry) - now : -1,
    othersReply: await othersReply(tx.db, call.channelId, tx.now),
    ageMs: now - Date.parse(firstTriedAt),
  };
}

/** A short pause changes nothing for those who wait. */
function isNews(delivery: DeliveryRow, next: Next): boolean {
  return next.status !== 'waiting' || next.reason !== delivery.reason;
}

function detailOf(outcome: Outcome): string | null {
  return 'message' in outcome && outcome.message ? outcome.message : null;
}

/** How long a campaign that holds the month's messages may run is not told. */
const reservedPauseMs = 10 * 60 * 1000;
/** The moment at which LINE's month begins is not told exactly, and not everything must leave in it. */
const monthJitterMs = 10 * 60 * 1000;
/** Nothing waits longer than so long into the next month. */
export const longestHoldMs = monthJitterMs;

function monthEnd(tx: WriteTx): string {
  return new Date(Date.parse(nextLineMonthStart(tx.now)) + Math.random() * monthJitterMs).toISOString();
}

function inMs(tx: WriteTx, ms: number): string {
  return new Date(Date.parse(tx.now) + ms).toISOString();
}
