import type { ChannelId, ChannelTest, GreetingView, Instant } from '@engawa/domain';
import type { Updateable } from 'kysely';
import type { ChannelRow } from './channels.ts';
import { type FarOff, isFarOff } from './far-off.ts';
import { fixedQuery } from './fixed-query.ts';
import type { Schema } from './schema.ts';
import type { WriteTx } from './store.ts';

/** What LINE says of an account. */
export type AccountColumns = Pick<ChannelRow, 'bot_user_id' | 'basic_id' | 'display_name' | 'photo_url' | 'chat_mode'>;

/** What LINE said of an account and of where it sends webhooks; what it did not say stays. */
export type ToldByLine = Partial<
  AccountColumns & Pick<ChannelRow, 'webhook_endpoint' | 'webhook_active' | 'webhook_set_to' | 'webhook_asked_at'>
>;

type NewChannel = AccountColumns & Pick<ChannelRow, 'id' | 'key' | 'line_channel_id' | 'sealed_secret'>;

export async function insertChannel(tx: WriteTx, channel: NewChannel): Promise<void> {
  const nothingYet = { webhook_active: null, last_test: null, last_event_at: null };
  await tx.db
    .insertInto('channel')
    .values({ ...channel, ...nothingYet, created_at: tx.now })
    .execute();
}

/** LINE's console can issue a secret anew at any time. */
export function secretRenewed(
  tx: WriteTx,
  id: ChannelId,
  renewed: AccountColumns & Pick<ChannelRow, 'sealed_secret'>,
): Promise<void> {
  return change(tx, id, renewed);
}

export function toldByLine(tx: WriteTx, id: ChannelId, told: ToldByLine): Promise<void> {
  return change(tx, id, told);
}

export function channelTested(tx: WriteTx, id: ChannelId, test: ChannelTest): Promise<void> {
  return change(tx, id, { last_test: JSON.stringify(test) });
}

export function greetingSet(tx: WriteTx, id: ChannelId, greeting: GreetingView): Promise<void> {
  return change(tx, id, { greeting: JSON.stringify(greeting) });
}

/** What LINE said of the month. @param limit null: none. @returns the channel as it is now. */
export async function monthCounted(
  tx: WriteTx,
  id: ChannelId,
  { limit, used }: { readonly limit: number | null; readonly used: number },
): Promise<ChannelRow> {
  const quota_kind = limit === null ? ('none' as const) : ('limited' as const);
  return tx.db
    .updateTable('channel')
    .set({ quota_kind, quota_limit: limit, quota_used: used, quota_read_at: tx.now })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** LINE said that the month is spent: nobody else of the channel has to be refused to know it. */
export function monthIsSpent(tx: WriteTx, id: ChannelId, until: Instant): Promise<void> {
  return change(tx, id, { month_spent_until: until });
}

/** The month may have room again: LINE is asked before it is believed to be spent. */
export function monthMayHaveRoom(tx: WriteTx, id: ChannelId): Promise<void> {
  return change(tx, id, { month_spent_until: null });
}

/** Times that no rule could have set, see `far-off.ts`: the month is spent no longer. */
export async function monthsAreOver(tx: WriteTx, far: FarOff): Promise<void> {
  const condition = isFarOff('month_spent_until', far);
  await tx.db.updateTable('channel').set({ month_spent_until: tx.now }).where(condition).execute();
}

/** Times that no rule could have set, see `far-off.ts`: what was counted then was counted now, at the latest. */
export async function monthsAreCounted(tx: WriteTx, far: FarOff): Promise<void> {
  await tx.db.updateTable('channel').set({ quota_read_at: tx.now }).where(isFarOff('quota_read_at', far)).execute();
}

/** LINE sent something for these channels that was understood. */
export async function noteLastEvent(tx: WriteTx, ids: readonly ChannelId[]): Promise<void> {
  for (const id of ids) await lastEventAt(tx.db, { id, now: tx.now });
}

const lastEventAt = fixedQuery((db, { id, now }: { id: ChannelId; now: Instant }) =>
  db
    .updateTable('channel')
    .set((eb) => ({ last_event_at: now, first_event_at: eb.fn.coalesce('first_event_at', eb.val(now)) }))
    .where('id', '=', id),
);

/** LINE sent something again: the switch for that is on in LINE's console. */
export async function redeliverySeen(tx: WriteTx, ids: readonly ChannelId[]): Promise<void> {
  for (const id of ids) await change(tx, id, { redelivery_seen_at: tx.now });
}

/** Whether LINE has answered people by itself lately. */
export function noteAutoReplies(tx: WriteTx, id: ChannelId, seen: boolean): Promise<void> {
  return change(tx, id, { auto_reply_suspected_at: seen ? tx.now : null });
}

/** Of a reply token that should have held: somebody else answers through this account too. */
export function noteLostToken(tx: WriteTx, id: ChannelId): Promise<void> {
  return change(tx, id, { reply_token_lost_at: tx.now });
}

async function change(tx: WriteTx, id: ChannelId, columns: Updateable<Schema['channel']>): Promise<void> {
  await tx.db.updateTable('channel').set(columns).where('id', '=', id).execute();
}
