import { type DeliveryReason, type Instant, type MemberKey, nextLineMonthStart } from '@engawa/domain';
import { spentByMember } from './quota.ts';
import type { Reader } from './store.ts';

/** Why nothing may be spent now, and until when. */
export type Held = {
  readonly reason: Extract<DeliveryReason, 'monthlyLimit' | 'memberCap'>;
  readonly until: Instant;
};

/** Messages of the month that one push to one LINE user costs (LINE docs, Messaging API pricing). */
export const costOfPush = 1;

/** Whether a push of this member through this channel would have to wait; null: it may leave. */
export async function heldBack(
  db: Reader,
  push: { readonly channelId: string; readonly memberId: MemberKey | null },
  now: Instant,
): Promise<Held | null> {
  return (await monthSpent(db, push.channelId, now)) ?? (push.memberId ? await capSpent(db, push.memberId, now) : null);
}

/** LINE said that the month is spent. */
export async function monthSpent(db: Reader, channelId: string, now: Instant): Promise<Held | null> {
  const channel = await db
    .selectFrom('channel')
    .select('month_spent_until')
    .where('id', '=', channelId)
    .executeTakeFirst();
  const until = channel?.month_spent_until;
  return until && until > now ? { reason: 'monthlyLimit', until } : null;
}

/** The member's own share does not hold one push more. */
export async function capSpent(db: Reader, memberId: MemberKey, now: Instant): Promise<Held | null> {
  const cap = await capOf(db, memberId, now);
  const spent = cap !== null && cap.used + costOfPush > cap.limit;
  return spent ? { reason: 'memberCap', until: nextLineMonthStart(now) } : null;
}

/** The member's share of the month; null: none was set. */
export async function capOf(
  db: Reader,
  memberId: MemberKey,
  now: Instant,
): Promise<{ readonly limit: number; readonly used: number } | null> {
  const member = await db.selectFrom('member').select('monthly_cap').where('id', '=', memberId).executeTakeFirst();
  const limit = member?.monthly_cap ?? null;
  if (limit === null) return null;
  return { limit, used: await spentByMember(db, memberId, now) };
}
