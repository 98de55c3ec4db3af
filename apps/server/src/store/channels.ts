import type { ChannelTest, ChannelView, Instant } from '@engawa/domain';
import type { Selectable } from 'kysely';
import { fixedQuery } from './fixed-query.ts';
import type { Schema } from './schema.ts';
import type { Reader } from './store.ts';

export type ChannelRow = Selectable<Schema['channel']>;
/** Whether people can answer in LINE Official Account Manager; else LINE shows 既読 by itself. */
export type ChatMode = ChannelRow['chat_mode'];

/** What a view needs besides the row. */
export type ChannelSurroundings = {
  readonly webhookUrl: (key: string) => string;
  readonly signatureFailures: (channelId: string) => number;
  /** Until when LINE is not asked for this channel, because nothing but faults came back; null: it is. */
  readonly pausedUntil?: (channelId: string) => Instant | null;
  /** By how many ms our clock is ahead of LINE's; null: by little, or it is not known. */
  readonly clockAheadMs?: () => number | null;
};

export async function channelViews(db: Reader, around: ChannelSurroundings, id?: string): Promise<ChannelView[]> {
  let query = db.selectFrom('channel').selectAll().orderBy('created_at');
  if (id) query = query.where('id', '=', id);
  const rows = await query.execute();
  const served = await db
    .selectFrom('channel_member as s')
    .innerJoin('member as m', 'm.id', 's.member_id')
    .select(['s.channel_id', 'm.id', 'm.name'])
    .orderBy('s.position')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    lineChannelId: row.line_channel_id,
    displayName: row.display_name,
    basicId: row.basic_id,
    photoUrl: row.photo_url,
    chatMode: row.chat_mode,
    webhookUrl: around.webhookUrl(row.key),
    served: served.filter((s) => s.channel_id === row.id).map(({ id, name }) => ({ id, name })),
    webhookEndpoint: row.webhook_endpoint,
    webhookAskedAt: row.webhook_asked_at,
    webhookActive: row.webhook_active === null ? null : row.webhook_active === 1,
    lastTest: row.last_test ? (JSON.parse(row.last_test) as ChannelTest) : null,
    lastEventAt: row.last_event_at,
    signatureFailures: around.signatureFailures(row.id),
  }));
}

/** What LINE knows a channel by, the secret as it is kept; null: no such channel. */
export async function sealedCredentials(db: Reader, id: string) {
  const [row] = await credentials(db, { id });
  return row ? { lineChannelId: row.line_channel_id, sealedSecret: row.sealed_secret } : null;
}

const credentials = fixedQuery((db, { id }: { id: string }) =>
  db.selectFrom('channel').select(['line_channel_id', 'sealed_secret']).where('id', '=', id),
);

/** Channels through which LINE users can add this member. */
export function channelsServing(db: Reader, memberId: string) {
  return db
    .selectFrom('channel_member as s')
    .innerJoin('channel as c', 'c.id', 's.channel_id')
    .select((eb) => [
      'c.id',
      'c.basic_id as basicId',
      'c.display_name as displayName',
      eb
        .selectFrom('channel_member as others')
        .select((count) => count.fn.countAll<number>().as('members'))
        .whereRef('others.channel_id', '=', 'c.id')
        .as('members'),
    ])
    .where('s.member_id', '=', memberId)
    .orderBy('c.created_at')
    .execute();
}

export async function channelIds(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom('channel').select('id').orderBy('created_at').execute();
  return rows.map(({ id }) => id);
}

/** A channel's part of the webhook's address, and the whole address that LINE was told last. Null: no such channel. */
export async function webhookOf(db: Reader, channelId: string) {
  const row = await db
    .selectFrom('channel')
    .select(['key', 'webhook_set_to as setTo'])
    .where('id', '=', channelId)
    .executeTakeFirst();
  return row ?? null;
}

/** Null: there is no such channel. */
export async function chatModeOf(db: Reader, channelId: string): Promise<ChatMode | null> {
  const row = await db.selectFrom('channel').select('chat_mode').where('id', '=', channelId).executeTakeFirst();
  return row?.chat_mode ?? null;
}

/** Channels of whose month LINE has said nothing since. */
export async function channelsToCount(db: Reader, since: Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('channel')
    .select('id')
    .where((eb) => eb.or([eb('quota_read_at', 'is', null), eb('quota_read_at', '<', since)]))
    .execute();
  return rows.map(({ id }) => id);
}

/** Channels that LINE has told something before this moment. */
export async function channelsInUse(db: Reader, before: Instant): Promise<string[]> {
  const rows = await db.selectFrom('channel').select('id').where('first_event_at', '<', before).execute();
  return rows.map(({ id }) => id);
}

/** What somebody else did once, they do for a while: another tool, or the account's own automatic answers. */
const lostLatelyMs = 30 * 24 * 60 * 60 * 1000;

/** Whether somebody else may spend the account's reply tokens. */
export async function othersReply(db: Reader, channelId: string, now: Instant): Promise<boolean> {
  const channel = await db
    .selectFrom('channel')
    .select(['auto_reply_suspected_at', 'reply_token_lost_at'])
    .where('id', '=', channelId)
    .executeTakeFirst();
  if (!channel) return false;
  const { auto_reply_suspected_at, reply_token_lost_at } = channel;
  const isLately = (at: Instant) => Date.parse(now) - Date.parse(at) < lostLatelyMs;
  return auto_reply_suspected_at !== null || (reply_token_lost_at !== null && isLately(reply_token_lost_at));
}
