import { type DeliveryRoute, nextLineMonthStart, priceOf, tokenMarginMs } from '@engawa/domain';
import { type CallRow, callById, endCall, putOffCall } from '../store/calls.ts';
import { monthIsSpent, noteLostToken } from '../store/channel-changes.ts';
import { othersReply } from '../store/channels.ts';
import {
  type DeliveryRow,
  deliveryAccepted,
  deliveryEnded,
  deliveryHeld,
  deliveryPutOff,
} from '../store/deliveries.ts';
import { tellDeliveries } from '../store/delivery-views.ts';
import { giveBack } from '../store/letting-go.ts';
import { channelQuota } from '../store/quota.ts';
import { replyTokenExpiry } from '../store/reply-tokens.ts';
import type { WriteTx } from '../store/store.ts';
import type { ClaimedCall } from './claim.ts';
import { holdBehind } from './ends.ts';
import { type Attempt, afterCall, type Next } from './retry.ts';
import type { Outcome } from './sender.ts';

/** Writes down what became of a call and tells those in the room. */
export async function recordOutcome(tx: WriteTx, claimed: ClaimedCall, answered: Outcome): Promise<void> {
  const row = await callById(tx.db, claimed.call.id);
  if (!row) return;
  const attempt = await attemptOf(tx, claimed);
  const outcome = await asWeCount(tx, claimed, row, answered);
  if (outcome.kind === 'invalidReplyToken' && isLostToOthers(attempt)) await noteLostToken(tx, row.channel_id);
  const heldUntil = outcome.kind === 'monthlyLimit' ? monthEnd(tx) : inMs(tx, reservedPauseMs);
  const answer = { claimed, outcome, heldUntil, isCurrent: isCurrent(row, claimed) };
  const told: DeliveryRow[] = [];
  const nexts: [DeliveryRow, Next][] = [];
  for (const [index, delivery] of claimed.deliveries.entries()) {
    const next = afterCall(attempt, outcome, index);
    if (!(await recordNext(tx, answer, { delivery, index, next }))) continue;
    nexts.push([delivery, next]);
    if (isNews(delivery, next)) told.push(delivery);
  }
  if (nexts.length > 0) await recordCall(tx, { row, route: claimed.call.route, outcome, nexts });
  const isHeld = outcome.kind === 'monthlyLimit' || outcome.kind === 'quotaReserved';
  if (nexts.some(([, next]) => next.status === 'held' && next.reason === 'monthlyLimit'))
    await monthIsSpent(tx, row.channel_id, heldUntil);
  if (isHeld && attempt.route === 'push' && !attempt.doubtful)
    await holdBehind(tx, claimed.deliveries[0]!, { reason: outcome.kind, until: heldUntil });
  if (told.length > 0) await tellDeliveries(tx, told);
}

/** Nobody has taken the call up again since it was claimed like this: a later attempt knows more than a late no. */
function isCurrent(row: CallRow, { attempts }: ClaimedCall): boolean {
  return row.ended_at === null && row.attempts === attempts;
}

type Answer = {
  readonly claimed: ClaimedCall;
  readonly outcome: Outcome;
  readonly heldUntil: string;
  readonly isCurrent: boolean;
};

/** @returns whether the answer says something new of this delivery. */
async function recordNext(
  tx: WriteTx,
  { claimed, outcome, heldUntil, isCurrent }: Answer,
  { delivery, index, next }: { readonly delivery: DeliveryRow; readonly index: number; readonly next: Next },
): Promise<boolean> {
  const place = { id: delivery.id, callId: claimed.call.id };
  if (next.status === 'accepted') {
    const sent = sentAs(claimed, outcome, index);
    return deliveryAccepted(tx, { ...place, lineMessageId: sent?.id ?? null, quoteToken: sent?.quoteToken ?? null });
  }
  if (!isCurrent) return false;
  switch (next.status) {
    case 'waiting':
      return deliveryPutOff(tx, place, { ...next, dueAt: inMs(tx, next.inMs) });
    case 'held':
      return deliveryHeld(tx, place, { reason: next.reason, until: heldUntil });
    default:
      return deliveryEnded(tx, place, { status: next.status, reason: next.reason, detail: detailOf(outcome) });
  }
}

/** LINE tells of the bubbles that it took first, and of what was left out of the call since there may be fewer. */
function sentAs({ deliveries }: ClaimedCall, outcome: Outcome, index: number) {
  const isWhole = outcome.kind === 'accepted' && outcome.sent.length === deliveries.length;
  return isWhole ? outcome.sent[index] : undefined;
}

type Answered = {
  readonly row: CallRow;
  /** By which it was asked. */
  readonly route: DeliveryRoute;
  readonly outcome: Outcome;
  /** Of the deliveries of which the answer said something new; one at least. */
  readonly nexts: readonly [DeliveryRow, Next][];
};

/** What the answer says of the call itself. */
async function recordCall(tx: WriteTx, { row, route, outcome, nexts }: Answered): Promise<void> {
  if (nexts.some(([, next]) => next.status === 'accepted')) {
    const requestId = outcome.kind === 'accepted' ? outcome.requestId : null;
    return endCall(tx, row.id, { cost: priceOf(route, row.heads), requestId });
  }
  const again = nexts.find(([, next]) => staysInCall(next));
  // Also while it waits for another try: two that waited in turn for each other's share would ask LINE without a pause.
  const stays = nexts.some(([each, next]) => each.message_id === row.paid_for_message_id && staysInCall(next));
  if (again && again[1].status === 'waiting') {
    const { route: kept, doubtful } = again[1];
    await putOffCall(tx, row.id, { route: kept, doubtful, cost: stays ? row.cost : 0 });
  } else {
    await endCall(tx, row.id, { cost: 0 });
  }
  if (row.cost > 0 && !stays) await giveBack(tx, row);
}

/**
 * The same call, whatever left it: LINE may have it, or its token is still good, or LINE did not look at it. Other words that
 * LINE surely did not take are another push, or its retry key would guard them too.
 */
function staysInCall(next: Next): boolean {
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

async function attemptOf(tx: WriteTx, { call, attempts, doubtful, firstTriedAt }: ClaimedCall): Promise<Attempt> {
  const expiry = call.replyToken ? await replyTokenExpiry(tx.db, call.replyToken) : null;
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
