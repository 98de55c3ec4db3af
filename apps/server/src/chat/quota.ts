import { assertAllowed, canAdminister, type MemberCapView, type MemberKey } from '@engawa/domain';
import { monthCounted, monthMayHaveRoom } from '../store/channel-changes.ts';
import { tellQuota } from '../store/delivery-views.ts';
import { actorOf, allMembers, changeMember, memberById } from '../store/members.ts';
import { ledgerOf, quotaViewOf, spentByMember, spentByMembers } from '../store/month.ts';
import { releaseChannel, releaseMember } from '../store/releasing.ts';
import type { Reader, Store, WriteTx } from '../store/store.ts';
import type { Person } from '../store/who.ts';

/** What LINE says of an account's month. */
export type QuotaFigures = {
  /** Null: no limit. */
  readonly limit: number | null;
  /** Approximate and late. */
  readonly used: number;
};

/**
 * LINE was asked. When there is room again (a bigger plan, a campaign that has ended), what waited goes out.
 * @param refused LINE has just refused a push: its figure is then known to be late, and only a limit that was raised says
 * that there is room; else words would knock at LINE again and again.
 */
export async function recordQuota(
  tx: WriteTx,
  channelId: string,
  figures: QuotaFigures,
  refused: boolean,
): Promise<void> {
  const before = await tx.db.selectFrom('channel').selectAll().where('id', '=', channelId).executeTakeFirst();
  if (!before) return;
  const channel = await monthCounted(tx, channelId, figures);
  if (before.quota_limit !== channel.quota_limit || before.quota_used !== channel.quota_used)
    await tellQuota(tx, channelId);
  const raised = figures.limit === null || (before.quota_limit !== null && figures.limit > before.quota_limit);
  if (refused && !raised) return;
  const view = quotaViewOf({ ...channel, month_spent_until: null }, await ledgerOf(tx.db, channel, tx.now), tx.now);
  if (view && view.level !== 'spent') await openMonth(tx, channelId);
}

async function openMonth(tx: WriteTx, channelId: string): Promise<void> {
  await monthMayHaveRoom(tx, channelId);
  await releaseChannel(tx, channelId, ['monthlyLimit', 'quotaReserved']);
}

/** Everybody who may spend, or has spent, with their share of LINE's month. */
export async function memberCaps(db: Reader): Promise<MemberCapView[]> {
  const spent = await spentByMembers(db, new Date().toISOString());
  return (await allMembers(db))
    .filter((row) => row.external_talk_at !== null || row.monthly_cap !== null || spent.has(row.id))
    .map((row) => ({ id: row.id, name: row.name, cap: row.monthly_cap, spent: spent.get(row.id) ?? 0 }));
}

/**
 * How many messages of a month a member may spend; null: as many as there are. What waited for it asks again.
 * @throws DeniedError, NotFoundError
 */
export function setMemberCap(
  store: Store,
  who: Person,
  memberId: MemberKey,
  cap: number | null,
): Promise<MemberCapView> {
  return store.write(who, async (tx) => {
    assertAllowed(canAdminister(await actorOf(tx)));
    const { name, monthly_cap: before } = await memberById(tx.db, memberId);
    if (before !== cap) {
      await changeMember(tx, memberId, { monthly_cap: cap });
      await tx.record({
        done: 'member.capSet',
        about: { kind: 'member', id: memberId, name },
        detail: `${before ?? '–'} → ${cap ?? '–'}`,
      });
      await releaseMember(tx, memberId, ['memberCap']);
      await tx.append({ to: 'member', memberId }, { kind: 'quota.changed', channelId: null });
    }
    return { id: memberId, name, cap, spent: await spentByMember(tx.db, memberId, tx.now) };
  });
}
