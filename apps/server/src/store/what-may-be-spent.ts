import { type DeliveryReason, type Instant, type MemberKey, nextLineMonthStart, type QuotaView } from '@engawa/domain';
import { isUnderWay } from './calls.ts';
import type { ChannelRow } from './channels.ts';
import { fixedQuery } from './fixed-query.ts';
import { hasCost, ledgerOf, quotaViewOf, spentByMember } from './month.ts';
import type { Reader } from './store.ts';

/** Why nothing may be spent now, and until when. */
export type Held = {
  readonly reason: Extract<DeliveryReason, 'monthlyLimit' | 'memberCap'>;
  readonly until: Instant;
};

/** What is known of a channel's month. */
export type Month = Pick<
  ChannelRow,
  'id' | 'quota_kind' | 'quota_limit' | 'quota_used' | 'quota_read_at' | 'month_spent_until'
>;

/** Whether a push of this member through this channel would have to wait; null: it may leave. */
export async function heldBack(
  db: Reader,
  push: { readonly channelId: string; readonly memberId: MemberKey | null; readonly price: number },
  now: Instant,
): Promise<Held | null> {
  const { channelId, memberId, price } = push;
  const [month] = await monthOf(db, { channelId });
  return monthSpent(month!, now) ?? (memberId ? await capSpent(db, memberId, price, now) : null);
}

const monthOf = fixedQuery((db, { channelId }: { channelId: string }) =>
  db
    .selectFrom('channel')
    .select(['id', 'quota_kind', 'quota_limit', 'quota_used', 'quota_read_at', 'month_spent_until'])
    .where('id', '=', channelId),
);

/** LINE said that the month is spent. */
export function monthSpent({ month_spent_until: until }: Month, now: Instant): Held | null {
  return until && until > now ? { reason: 'monthlyLimit', until } : null;
}

/** Near its end alone the month is counted at every push. */
const nearTheEnd = 100;
/** Most calls are answered within it. */
const answeredWithinMs = 1000;

/**
 * By our count, what is on its way takes the last messages of the month. Only when that has been answered is LINE asked
 * for more than there seem to be: it knows better, and one refusal tells it.
 */
export async function lastOnTheirWay(db: Reader, month: Month, price: number, now: Instant): Promise<Held | null> {
  if (month.quota_kind !== 'limited' || month.quota_limit! - month.quota_used! > nearTheEnd) return null;
  if (!(await isAnyOnItsWay(db, month.id))) return null;
  const until = new Date(Date.parse(now) + answeredWithinMs).toISOString();
  const quota = quotaViewOf(month, await ledgerOf(db, month, now), now);
  return hasRoomFor(quota, price) ? null : { reason: 'monthlyLimit', until };
}

/** Whether a month, as far as it is known, holds so many messages more. */
export function hasRoomFor(quota: QuotaView | null, price: number): boolean {
  return !quota || quota.limit === null || quota.used + price <= quota.limit;
}

async function isAnyOnItsWay(db: Reader, channelId: string): Promise<boolean> {
  const one = await db
    .selectFrom('call')
    .select('id')
    .where(isUnderWay)
    .where('claimed_until', 'is not', null)
    .where('channel_id', '=', channelId)
    .where(hasCost)
    .executeTakeFirst();
  return one !== undefined;
}

/** The member's own share does not hold so many messages more. */
export async function capSpent(db: Reader, memberId: MemberKey, price: number, now: Instant): Promise<Held | null> {
  const cap = await capOf(db, memberId, now);
  const spent = cap !== null && cap.used + price > cap.limit;
  return spent ? { reason: 'memberCap', until: nextLineMonthStart(now) } : null;
}

/** The member's share of the month; null: none was set. */
export async function capOf(
  db: Reader,
  memberId: MemberKey,
  now: Instant,
): Promise<{ readonly limit: number; readonly used: number } | null> {
  const [member] = await share(db, { memberId });
  const limit = member?.monthly_cap ?? null;
  if (limit === null) return null;
  return { limit, used: await spentByMember(db, memberId, now) };
}

const share = fixedQuery((db, { memberId }: { memberId: MemberKey }) =>
  db.selectFrom('member').select('monthly_cap').where('id', '=', memberId),
);
