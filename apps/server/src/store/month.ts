import {
  type Instant,
  lineMonthOf,
  lineMonthStart,
  type MemberKey,
  type QuotaView,
  quotaForecast,
  quotaLevel,
  quotaUsed,
} from '@engawa/domain';
import { sql } from 'kysely';
import { isUnderWay } from './calls.ts';
import type { ChannelRow } from './channels.ts';
import { fixedQuery } from './fixed-query.ts';
import type { Reader } from './store.ts';

/** What our own ledger says: messages that deliveries of a channel cost in LINE's month, those on their way included. */
export type Ledger = {
  readonly month: number;
  /** The part of it that LINE's figure may lack. */
  readonly sinceRead: number;
};

type QuotaColumns = Pick<
  ChannelRow,
  'quota_kind' | 'quota_limit' | 'quota_used' | 'quota_read_at' | 'month_spent_until'
>;

/** The month of a channel by LINE's count and ours; null until LINE was asked once. */
export function quotaViewOf(channel: QuotaColumns, ledger: Ledger, now: Instant): QuotaView | null {
  if (channel.quota_kind === null || channel.quota_read_at === null) return null;
  const limit = channel.quota_kind === 'limited' ? channel.quota_limit : null;
  // A figure of last month says nothing of this one.
  const isOfThisMonth = lineMonthOf(channel.quota_read_at) === lineMonthOf(now);
  const usedByLine = isOfThisMonth ? (channel.quota_used ?? 0) : 0;
  const used = quotaUsed({ byLine: usedByLine, byUs: ledger.month, byUsSince: ledger.sinceRead });
  // LINE's refusal outweighs its own late figure.
  const saidSpent = channel.month_spent_until !== null && channel.month_spent_until > now;
  return {
    limit,
    usedByLine,
    usedByUs: ledger.month,
    used,
    level: saidSpent ? 'spent' : quotaLevel(used, limit),
    forecast: quotaForecast(used, now),
    readAt: channel.quota_read_at,
  };
}

/** The same, for whoever has no row at hand; null also when there is no such channel. */
export async function channelQuota(db: Reader, channelId: string, now: Instant): Promise<QuotaView | null> {
  const channel = await db.selectFrom('channel').selectAll().where('id', '=', channelId).executeTakeFirst();
  return channel ? quotaViewOf(channel, await ledgerOf(db, channel, now), now) : null;
}

export async function ledgerOf(
  db: Reader,
  channel: Pick<ChannelRow, 'id' | 'quota_read_at'>,
  now: Instant,
): Promise<Ledger> {
  const since = lineMonthStart(now);
  const readAt = channel.quota_read_at ?? now;
  const of = { channelId: channel.id, since, readAt };
  const [ended] = await endedCalls(db, of);
  const [underWay] = await callsUnderWay(db, of);
  return {
    month: Number(ended!.month) + Number(underWay!.month),
    // LINE's figure knows nothing of a call that was begun before it and answered after it.
    sinceRead: Number(ended!.sinceRead) + Number(underWay!.all),
  };
}

type Span = { readonly channelId: string; readonly since: Instant; readonly readAt: Instant };

const endedCalls = fixedQuery((db, { channelId, since, readAt }: Span) =>
  db
    .selectFrom('call')
    .select([
      sql<number>`coalesce(sum(cost), 0)`.as('month'),
      sql<number>`coalesce(sum(case when ended_at > ${readAt} then cost else 0 end), 0)`.as('sinceRead'),
    ])
    .where('channel_id', '=', channelId)
    .where(hasCost)
    .where('ended_at', '>=', since),
);

/** What is on its way is spent. */
const callsUnderWay = fixedQuery((db, { channelId, since }: Span) =>
  db
    .selectFrom('call')
    .select([
      sql<number>`coalesce(sum(case when first_tried_at >= ${since} then cost else 0 end), 0)`.as('month'),
      sql<number>`coalesce(sum(cost), 0)`.as('all'),
    ])
    .where('channel_id', '=', channelId)
    .where(isUnderWay),
);

/** Written out, not passed as a value: only then do the databases use the index that holds these rows alone. */
export const hasCost = sql<boolean>`call.cost > 0`;

/** Messages of LINE's month that a member spent, through whichever channel: what is held against the member's cap. */
export async function spentByMember(db: Reader, memberId: MemberKey, now: Instant): Promise<number> {
  return (await spentByMembers(db, now, memberId)).get(memberId) ?? 0;
}

/** Members who spent nothing are left out. */
export async function spentByMembers(db: Reader, now: Instant, memberId?: MemberKey): Promise<Map<MemberKey, number>> {
  const since = lineMonthStart(now);
  const spent = (query: ReturnType<typeof paidCalls>) =>
    memberId ? query.where('paid_by', '=', memberId).execute() : query.execute();
  const ended = await spent(paidCalls(db).where('ended_at', '>=', since));
  const underWay = await spent(paidCalls(db).where(isUnderWay).where('first_tried_at', '>=', since));
  const sums = new Map<MemberKey, number>();
  for (const row of [...ended, ...underWay]) sums.set(row.paid_by!, (sums.get(row.paid_by!) ?? 0) + Number(row.spent));
  return sums;
}

function paidCalls(db: Reader) {
  return (
    db
      .selectFrom('call')
      .select(['paid_by', sql<number>`sum(call.cost)`.as('spent')])
      .where(hasCost)
      // The index goes by who paid: without naming them all, every month there ever was would be read.
      .where('paid_by', 'in', (eb) => eb.selectFrom('member').select('member.id'))
      .groupBy('paid_by')
  );
}
