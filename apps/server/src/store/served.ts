import type { ChannelId, MemberKey, ServedMember } from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import { fixedQuery } from './fixed-query.ts';
import type { Reader, WriteTx } from './store.ts';

/** The channels that serve somebody. */
export async function servingChannels(db: Reader): Promise<Set<string>> {
  const rows = await db
    .selectFrom('channel_member as s')
    .innerJoin('member as m', 'm.id', 's.member_id')
    .select('s.channel_id')
    .distinct()
    .where(isServed)
    .execute();
  return new Set(rows.map(({ channel_id }) => channel_id));
}

const isServed = sql<SqlBool>`m.suspended_at is null and m.external_talk_at is not null`;

/** The members a channel serves, the reception first, with the codes by which LINE users may ask for them. */
export async function servedMembers(db: Reader, channelId: string): Promise<ServedMember[]> {
  const rows = await servedOf(db, { channelId });
  const served = new Map<string, { id: string; memberId: string; codes: string[] }>();
  for (const { id, memberId, code } of rows) {
    const member = served.get(id) ?? { id, memberId, codes: [] };
    if (code) member.codes.push(code);
    served.set(id, member);
  }
  return [...served.values()];
}

const servedOf = fixedQuery((db, { channelId }: { channelId: string }) =>
  db
    .selectFrom('channel_member as s')
    .innerJoin('member as m', 'm.id', 's.member_id')
    .leftJoin('invitation as i', (join) => join.onRef('i.member_id', '=', 'm.id').on('i.revoked_at', 'is', null))
    .select(['m.id', 'm.member_id as memberId', 'i.code'])
    .where('s.channel_id', '=', channelId)
    .where(isServed)
    .orderBy('s.position'),
);

/** Whom a channel is to serve, the reception first, whether they may at the moment or not. */
export async function servedIds(db: Reader, channelId: ChannelId): Promise<MemberKey[]> {
  const rows = await db
    .selectFrom('channel_member')
    .select('member_id')
    .where('channel_id', '=', channelId)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.member_id);
}

/** @param memberIds the reception first. */
export async function serve(tx: WriteTx, channelId: ChannelId, memberIds: readonly MemberKey[]): Promise<void> {
  await tx.db.deleteFrom('channel_member').where('channel_id', '=', channelId).execute();
  for (const [position, member_id] of memberIds.entries())
    await tx.db.insertInto('channel_member').values({ channel_id: channelId, member_id, position }).execute();
}
