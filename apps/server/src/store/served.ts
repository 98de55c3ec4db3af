import type { ChannelId, MemberKey } from '@engawa/domain';
import type { Reader, WriteTx } from './store.ts';

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
