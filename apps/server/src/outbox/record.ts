import { nextLineMonthStart, tokenMarginMs } from '@engawa/domain';
import { noteLostToken, othersReply } from '../store/channels.ts';
import { type DeliveryRow, isClaimOf, isUndecidedIn, tellDeliveries } from '../store/deliveries.ts';
import { costOfPush } from '../store/holding.ts';
import { copyStands } from '../store/line-messages.ts';
import { leaveOut } from '../store/ornaments.ts';
import { channelQuota } from '../store/quota.ts';
import { replyTokenExpiry } from '../store/reply-tokens.ts';
import type { WriteTx } from '../store/store.ts';
import type { ClaimedCall } from './claim.ts';
import { holdBehind, untouched } from './ends.ts';
import { type Attempt, afterCall, type Next, type Waiting } from './retry.ts';
import type { Outcome } from './sender.ts';
import { costOnItsWay, giveBack } from './set-aside.ts';

/** Writes down what became of a call and tells those in the room. */
export async function recordOutcome(tx: WriteTx, claimed: ClaimedCall, answered: Outcome): Promise<void> {
  const attempt = await attemptOf(tx, claimed);
  if (!attempt) return;
  const outcome = await asWeCount(tx, claimed, answered);
  if (outcome.kind === 'invalidReplyToken' && isLostToOthers(attempt)) await noteLostToken(tx, claimed.call.channelId);
  const heldUntil = outcome.kind === 'monthlyLimit' ? monthEnd(tx) : inMs(tx, reservedPauseMs);
  const told: DeliveryRow[] = [];
  const unpaid: DeliveryRow[] = [];
  for (const [index, delivery] of claimed.deliveries.entries()) {
    const next = afterCall(attempt, outcome, index);
    const recorded = await tx.db
      .updateTable('delivery')
      .set(changes(tx, { next, outcome, index, claimed, heldUntil }))
      .where('id', '=', delivery.id)
      // LINE's yes is one, however late it comes and whoever asks again meanwhile; that one knows more than a late no.
      .where(next.status === 'accepted' ? isUndecidedIn(claimed.call.id) : isClaimOf(delivery))
      .returning('id')
      .executeTakeFirst();
    if (recorded && next.status === 'accepted') await nameCopy(tx, claimed, { outcome, index });
    if (recorded && isNews(delivery, next)) told.push(delivery);
    if (recorded && pays(claimed, delivery) && !staysPaid(next)) unpaid.push(delivery);
    if (recorded && next.status === 'held' && next.reason === 'monthlyLimit')
      await monthIsSpent(tx, claimed, heldUntil);
  }
  await giveBack(tx, unpaid);
  const isHeld = outcome.kind === 'monthlyLimit' || outcome.kind === 'quotaReserved';
  if (isHeld && attempt.route === 'push' && !attempt.doubtful)
    await holdBehind(tx, claimed.deliveries[0]!, { reason: outcome.kind, until: heldUntil });
  if (told.length > 0) await tellDeliveries(tx, told);
}

/** LINE tells of the bubbles that it took first, and of what was left out of the call since there may be fewer. */
async function nameCopy(
  tx: WriteTx,
  { deliveries, lineChatId }: ClaimedCall,
  { outcome, index }: { readonly outcome: Outcome; readonly index: number },
): Promise<void> {
  if (outcome.kind !== 'accepted' || outcome.sent.length !== deliveries.length) return;
  const { message_id: messageId, part } = deliveries[index]!;
  const { id: lineMessageId, quoteToken } = outcome.sent[index]!;
  await copyStands(tx, { lineChatId, lineMessageId, messageId, part, theirs: false, quoteToken });
}

/** That a campaign holds messages was told by LINE's figure, which is late: by ours there may be none left to be held. */
async function asWeCount(tx: WriteTx, { call }: ClaimedCall, outcome: Outcome): Promise<Outcome> {
  if (outcome.kind !== 'quotaReserved') return outcome;
  const quota = await channelQuota(tx.db, call.channelId, tx.now);
  // The refused call itself is still counted.
  const left = quota && quota.limit !== null ? quota.limit - (quota.used - costOfPush) : costOfPush;
  return left < costOfPush ? { kind: 'monthlyLimit' } : outcome;
}

/** A token that should hold, and that we had not asked with before. */
function isLostToOthers({ doubtful, tokenHoldsForMs }: Attempt): boolean {
  return !doubtful && tokenHoldsForMs > tokenMarginMs;
}

function pays({ call, payerId }: ClaimedCall, { id }: DeliveryRow): boolean {
  return costOnItsWay(call.route, id === payerId) > 0;
}

/** Also while it waits for another try: two that waited in turn for each other's share would ask LINE without a pause. */
function staysPaid({ status }: Next): boolean {
  return status === 'accepted' || status === 'waiting';
}

async function attemptOf(tx: WriteTx, claimed: ClaimedCall): Promise<Attempt | null> {
  const [first] = claimed.deliveries;
  if (!first) return null;
  const { replyToken, route } = claimed.call;
  const expiry = replyToken ? await replyTokenExpiry(tx.db, replyToken) : null;
  const now = Date.parse(tx.now);
  return {
    route,
    attempts: first.attempts + 1,
    doubtful: claimed.doubtful,
    tokenHoldsForMs: expiry ? Date.parse(expiry) - now : -1,
    othersReply: await othersReply(tx.db, claimed.call.channelId, tx.now),
    ageMs: now - Date.parse(claimed.firstTriedAt),
  };
}

type Recorded = {
  readonly next: Next;
  readonly outcome: Outcome;
  readonly index: number;
  readonly claimed: ClaimedCall;
  readonly heldUntil: string;
};

function changes(tx: WriteTx, { next, outcome, index, claimed, heldUntil }: Recorded): Partial<DeliveryRow> {
  if (next.status === 'waiting') return toTryAgain(tx, next);
  if (next.status === 'held') return { status: 'waiting', reason: next.reason, due_at: heldUntil, ...untouched };
  const { deliveries, call, payerId } = claimed;
  return {
    status: next.status,
    reason: 'reason' in next ? next.reason : null,
    detail: next.status === 'accepted' ? null : detailOf(outcome),
    doubtful: 0,
    // Nothing is repeated any more, and what was quoted in it may be taken back.
    bubble: null,
    cost: next.status === 'accepted' ? costOnItsWay(call.route, deliveries[index]!.id === payerId) : 0,
    line_request_id: outcome.kind === 'accepted' ? outcome.requestId : null,
    changed_at: tx.now,
  };
}

function toTryAgain(tx: WriteTx, next: Waiting): Partial<DeliveryRow> {
  return {
    status: 'waiting',
    reason: next.reason,
    route: next.route,
    doubtful: next.doubtful ? 1 : 0,
    due_at: inMs(tx, next.inMs),
    claimed_until: null,
    ...(next.route === 'reply' ? {} : { reply_token: null }),
    ...(next.call === 'same' || next.doubtful ? {} : { call_id: null }),
    ...(next.without ? { bubble: null, ...leaveOut(next.without) } : {}),
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

/** Nobody else of the channel has to be refused to know it. */
async function monthIsSpent(tx: WriteTx, { call }: ClaimedCall, until: string): Promise<void> {
  await tx.db.updateTable('channel').set({ month_spent_until: until }).where('id', '=', call.channelId).execute();
}

function inMs(tx: WriteTx, ms: number): string {
  return new Date(Date.parse(tx.now) + ms).toISOString();
}
