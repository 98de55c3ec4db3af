import { type CallId, type DeliveryRoute, type Instant, priceOf } from '@engawa/domain';
import { type Selectable, type SqlBool, sql } from 'kysely';
import { isFarOff } from './far-off.ts';
import { fixedQuery } from './fixed-query.ts';
import type { Schema } from './schema.ts';
import type { Reader, WriteTx } from './store.ts';

export type CallRow = Selectable<Schema['call']>;

/** Written out, not passed as values: only then do the databases use the index that holds these rows alone. */
export const isUnderWay = sql<SqlBool>`call.ended_at is null`;

const openIn = fixedQuery((db, { lineChatId }: { lineChatId: string }) =>
  db.selectFrom('call').selectAll().where('line_chat_id', '=', lineChatId).where(isUnderWay),
);

/** The call of a LINE chat that is begun and not ended; null: the next one is put together anew. */
export async function openCall(db: Reader, lineChatId: string): Promise<CallRow | null> {
  const [row] = await openIn(db, { lineChatId });
  return row ?? null;
}

const byIds = fixedQuery((db, { ids }: { ids: readonly CallId[] }) =>
  db.selectFrom('call').selectAll().where('id', 'in', ids),
);

export async function callById(db: Reader, id: CallId): Promise<CallRow | null> {
  const [row] = await byIds(db, { ids: [id] });
  return row ?? null;
}

/** @param ids at least one. Calls that are not there are left out. */
export async function callsById(db: Reader, ids: readonly CallId[]): Promise<Map<CallId, CallRow>> {
  return new Map((await byIds(db, { ids })).map((row) => [row.id, row]));
}

/** Who pays for a call, and for which of its messages. */
export type Payer = Pick<CallRow, 'paid_by' | 'paid_for_message_id' | 'paid_for_room_id'>;

/** What a call is before it leaves, for the process that takes it. */
export type Claim = Payer &
  Pick<
    CallRow,
    'id' | 'line_chat_id' | 'channel_id' | 'reply_token' | 'silent' | 'heads' | 'attempts' | 'claimed_by'
  > & {
    readonly route: DeliveryRoute;
    readonly claimed_until: Instant;
  };

/**
 * Writes a call down before anything leaves. Its price is written down with it and stands until it is known what became of
 * it: what is on its way is spent, or two words at the same moment would both leave for the last message of a share.
 */
export async function beginCall(tx: WriteTx, claim: Claim): Promise<void> {
  await insertCall(tx.db, { ...claim, cost: priceOf(claim.route, claim.heads), now: tx.now });
}

const insertCall = fixedQuery((db, call: Claim & { readonly cost: number; readonly now: Instant }) =>
  db.insertInto('call').values({
    id: call.id,
    line_chat_id: call.line_chat_id,
    channel_id: call.channel_id,
    route: call.route,
    reply_token: call.reply_token,
    silent: call.silent,
    heads: call.heads,
    cost: call.cost,
    paid_by: call.paid_by,
    paid_for_message_id: call.paid_for_message_id,
    paid_for_room_id: call.paid_for_room_id,
    attempts: call.attempts,
    first_tried_at: call.now,
    doubtful: 1,
    claimed_by: call.claimed_by,
    claimed_until: call.claimed_until,
    ended_at: null,
    line_request_id: null,
  }),
);

/** The same call is tried once more, by the way that is chosen now. */
export async function takeUpCall(tx: WriteTx, claim: Claim): Promise<void> {
  const { id, route, reply_token, heads, claimed_by, claimed_until } = claim;
  const { paid_by, paid_for_message_id, paid_for_room_id } = claim;
  await tx.db
    .updateTable('call')
    .set({
      ...{ route, reply_token, heads, cost: priceOf(route, heads), paid_by, paid_for_message_id, paid_for_room_id },
      ...{ attempts: claim.attempts, doubtful: 1, claimed_by, claimed_until },
    })
    .where('id', '=', id)
    .execute();
}

/** It waits for another try. @param route by which LINE can still be asked then; null: whichever is free. */
export async function putOffCall(
  tx: WriteTx,
  id: CallId,
  next: { readonly route: DeliveryRoute | null; readonly doubtful: boolean; readonly cost: number },
): Promise<void> {
  await tx.db
    .updateTable('call')
    .set({
      route: next.route,
      ...(next.route === 'reply' ? {} : { reply_token: null }),
      doubtful: next.doubtful ? 1 : 0,
      cost: next.cost,
      claimed_until: null,
    })
    .where('id', '=', id)
    .execute();
}

/** Nothing of it is tried any more. @param cost what LINE counts for it. */
export async function endCall(
  tx: WriteTx,
  id: CallId,
  { cost, requestId = null }: { readonly cost: number; readonly requestId?: string | null },
): Promise<void> {
  await endRow(tx.db, { id, cost, requestId, now: tx.now });
}

type Ended = { readonly id: CallId; readonly cost: number; readonly requestId: string | null; readonly now: Instant };

const endRow = fixedQuery((db, { id, cost, requestId, now }: Ended) =>
  db
    .updateTable('call')
    // LINE takes a token once, and nothing is asked by it any more.
    .set({ cost, line_request_id: requestId, reply_token: null, doubtful: 0, claimed_until: null, ended_at: now })
    .where('id', '=', id),
);

/** A member knows that LINE took an ended call of which nobody was sure: whose words they know of has paid for it. */
export async function callArrived(tx: WriteTx, { id, route, heads }: CallRow, payer: Payer): Promise<void> {
  const cost = route ? priceOf(route, heads) : 0;
  await tx.db
    .updateTable('call')
    .set({ ...payer, cost, ended_at: tx.now })
    .where('id', '=', id)
    // What is still asked about ends by its own answer, and one call costs once.
    .where('ended_at', 'is not', null)
    .where('cost', '=', 0)
    .execute();
}

/** What it was to pay for has left it: whose words go on pays when it is tried again. */
export async function setPriceAside(tx: WriteTx, id: CallId): Promise<void> {
  await tx.db.updateTable('call').set({ cost: 0 }).where('id', '=', id).execute();
}

/** Processes that have begun calls which are not over. */
export async function claimingProcesses(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('call')
    .select('claimed_by')
    .distinct()
    .where(isUnderWay)
    .where('claimed_until', 'is not', null)
    .where('claimed_by', 'is not', null)
    .execute();
  return rows.map((row) => row.claimed_by!);
}

/** What this process had begun may be taken up by others at once. */
export async function endClaimsOf(tx: WriteTx, processId: string): Promise<void> {
  await tx.db
    .updateTable('call')
    .set({ claimed_until: tx.now })
    .where(isUnderWay)
    .where('claimed_until', 'is not', null)
    .where('claimed_by', '=', processId)
    .execute();
}

/** Times that no rule could have set, see `far-off.ts`: a claim runs out as a new one would. */
export async function claimsEndBy(tx: WriteTx, latest: Instant): Promise<void> {
  const condition = isFarOff('claimed_until', { latest, only: isUnderWay });
  await tx.db.updateTable('call').set({ claimed_until: latest }).where(condition).execute();
}
