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
import type { ChannelRow } from './channels.ts';
import { isOpen } from './deliveries.ts';
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
  const [row] = await sums(db, { channelId: channel.id, since, readAt });
  const begunBefore = await costOnTheWay(db, channel.id, readAt);
  return { month: Number(row!.month), sinceRead: Number(row!.sinceRead) + begunBefore };
}

/** Begun before LINE gave its figure and not answered yet; `changed_at` will be the time of the answer. */
async function costOnTheWay(db: Reader, channelId: string, readAt: Instant): Promise<number> {
  const row = await db
    .selectFrom('delivery')
    .select(sql<number>`coalesce(sum(cost), 0)`.as('sum'))
    .where(isOpen)
    .where('channel_id', '=', channelId)
    .where('changed_at', '<=', readAt)
    .executeTakeFirstOrThrow();
  return Number(row.sum);
}

/** Written out, not passed as a value: only then do the databases use the index that holds these rows alone. */
const hasCost = sql<boolean>`delivery.cost > 0`;

const sums = fixedQuery((db, { channelId, since, readAt }: { channelId: string; since: Instant; readAt: Instant }) =>
  db
    .selectFrom('delivery')
    .select([
      sql<number>`coalesce(sum(cost), 0)`.as('month'),
      sql<number>`coalesce(sum(case when changed_at > ${readAt} then cost else 0 end), 0)`.as('sinceRead'),
    ])
    .where('channel_id', '=', channelId)
    .where(hasCost)
    .where('changed_at', '>=', since),
);

/** Messages of LINE's month that a member spent, through whichever channel: what is held against the member's cap. */
export async function spentByMember(db: Reader, memberId: MemberKey, now: Instant): Promise<number> {
  return (await spentByMembers(db, now, memberId)).get(memberId) ?? 0;
}

/** Members who spent nothing are left out. */
export async function spentByMembers(db: Reader, now: Instant, memberId?: MemberKey): Promise<Map<MemberKey, number>> {
  let query = db
    .selectFrom('delivery')
    .innerJoin('message', 'message.id', 'delivery.message_id')
    .select(['message.author_id', sql<number>`sum(delivery.cost)`.as('spent')])
    .where(hasCost)
    // The index goes by channel: without naming them all, every month there ever was would be read.
    .where('delivery.channel_id', 'in', (eb) => eb.selectFrom('channel').select('channel.id'))
    .where('delivery.changed_at', '>=', lineMonthStart(now))
    .where('message.author_kind', '=', 'member')
    .groupBy('message.author_id');
  if (memberId) query = query.where('message.author_id', '=', memberId);
  const rows = await query.execute();
  return new Map(rows.map((row) => [row.author_id!, Number(row.spent)]));
}
