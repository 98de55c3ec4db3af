import type { Instant } from '@engawa/domain';
import { type DeliveryRow, deliveriesOfCall, deliveriesToSend } from '../store/deliveries.ts';
import { newId } from '../store/new-id.ts';
import type { WriteTx } from '../store/store.ts';
import { nextCall } from './calls.ts';
import { composeCall } from './compose.ts';
import { giveUp, hold } from './ends.ts';
import { permitted } from './permitted.ts';
import { retryKeyHolds } from './retry.ts';
import type { Call, Sender } from './sender.ts';
import { costOnItsWay, giveBack, isSetAside } from './set-aside.ts';
import { wayOf } from './way.ts';

/** A call of this process, and the rows it is made of. */
export type ClaimedCall = {
  readonly call: Call;
  readonly lineChatId: string;
  readonly deliveries: readonly DeliveryRow[];
  /** Whether an earlier attempt may have been accepted. */
  readonly doubtful: boolean;
  readonly firstTriedAt: Instant;
  /** The delivery whose author pays when the call costs something. */
  readonly payerId: string;
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
  const [oldest, chosen] = await nextOf(tx, lineChatId);
  if (!oldest) return null;
  const chat = await tx.db.selectFrom('line_chat').selectAll().where('id', '=', lineChatId).executeTakeFirstOrThrow();
  const doubtful = oldest.doubtful === 1;
  if (chat.blocked_us_at && !doubtful) return giveUp(tx, chosen, blocked);
  const firstTriedAt = oldest.call_id ? oldest.changed_at : tx.now;
  const isForgotten = doubtful && oldest.route === 'push' && !retryKeyHolds(msSince(tx, firstTriedAt));
  if (isForgotten) return giveUp(tx, chosen, forgotten);

  // What LINE may have was begun when it was allowed; it is only asked about.
  const allowed = doubtful ? chosen : await permitted(tx, chosen);
  const { ready, bubbles } = await composeCall(tx, allowed, sender);
  const [first] = ready;
  if (!first) return null;
  const way = await wayOf(tx, chat.channel_id, ready);
  if ('held' in way) return hold(tx, ready, way.held);
  if ('end' in way) return giveUp(tx, ready, way.end);
  const callId = oldest.call_id ?? (first.attempts === 0 ? first.id : newId());
  const { route, replyToken, payerId } = way;
  await writeDown(tx, ready, (index) => ({
    call_id: callId,
    route,
    reply_token: replyToken,
    bubble: bubbles[index]!,
    cost: costOnItsWay(route, ready[index]!.id === payerId),
    changed_at: firstTriedAt,
    claimed_by: processId,
  }));
  if (route === 'reply') await giveBack(tx, ready.filter(isSetAside));
  const silent = first.silent === 1;
  const call: Call = { id: callId, channelId: chat.channel_id, to: chat.line_id, route, replyToken, silent, bubbles };
  return { call, lineChatId, deliveries: ready, doubtful, firstTriedAt, payerId };
}

/** What is taken up again is taken up whole, also where much that was let go meanwhile stands between its bubbles. */
async function nextOf(tx: WriteTx, lineChatId: string): Promise<[DeliveryRow | undefined, DeliveryRow[]]> {
  const chosen = nextCall(await deliveriesToSend(tx.db, lineChatId, tx.now), tx.now) ?? [];
  const callId = chosen[0]?.call_id;
  const whole = callId ? await deliveriesOfCall(tx.db, lineChatId, callId) : chosen;
  return [whole[0], whole];
}

async function writeDown(
  tx: WriteTx,
  deliveries: readonly DeliveryRow[],
  changes: (index: number) => Partial<DeliveryRow>,
): Promise<void> {
  const claimedUntil = new Date(Date.parse(tx.now) + claimForMs).toISOString();
  for (const [index, delivery] of deliveries.entries()) {
    await tx.db
      .updateTable('delivery')
      .set({
        ...changes(index),
        status: 'sending',
        attempts: delivery.attempts + 1,
        doubtful: 1,
        claimed_until: claimedUntil,
      })
      .where('id', '=', delivery.id)
      .execute();
  }
}

function msSince(tx: WriteTx, then: Instant): number {
  return Date.parse(tx.now) - Date.parse(then);
}

/** LINE would answer 200, deliver nothing and, in a group, charge for it. */
const blocked = { status: 'failed', route: null, reason: 'contactBlockedUs' } as const;

/** LINE may have it, and would take the same call for another one (LINE docs, Retry failed API requests). */
const forgotten = { status: 'uncertain', route: 'push', reason: 'lineUnreachable' } as const;
