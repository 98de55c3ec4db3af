import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  assertAllowed,
  type ChannelTest,
  canAdminister,
  canBeServed,
  type GreetingView,
  type MemberFacts,
} from '@engawa/domain';
import type { Deed } from '../store/audit.ts';
import {
  type AccountColumns,
  channelTested,
  greetingSet,
  insertChannel,
  secretRenewed,
  toldByLine,
} from '../store/channel-changes.ts';
import { greetingOf } from '../store/greetings.ts';
import { actorOf, memberById, memberFacts } from '../store/members.ts';
import { newId } from '../store/new-id.ts';
import { NotFoundError } from '../store/not-found.ts';
import { roomsThrough } from '../store/room-places.ts';
import { roomViews } from '../store/rooms.ts';
import { serve, servedIds } from '../store/served.ts';
import type { Store, WriteTx } from '../store/store.ts';
import type { Person, Who } from '../store/who.ts';

/** What LINE told of an account when it was connected. */
export type AccountFacts = {
  readonly botUserId: string;
  readonly basicId: string;
  readonly displayName: string;
  readonly photoUrl: string | null;
  readonly chatMode: 'chat' | 'bot';
};

/** What LINE told of where it sends an account's events. */
export type WebhookFacts = {
  /** Null: nowhere. */
  readonly endpoint: string | null;
  readonly active: boolean | null;
  /** What we have just told LINE. */
  readonly setTo?: string;
};

/** Null: LINE did not say; what was known stays. */
type AtLine = { readonly account: AccountFacts | null; readonly webhook: WebhookFacts | null };

/** @throws DeniedError before LINE is asked anything. */
export async function assertMayConnect({ db }: Store, who: Person): Promise<void> {
  assertAllowed(canAdminister(await actorOf({ db, who })));
}

/**
 * Adds a channel that LINE has just confirmed. One that is there already gets the secret anew, since LINE's console can
 * re-issue it, and keeps the members it serves.
 * @param channel.seal encrypts the secret, bound to the channel's id
 */
export function addChannel(
  store: Store,
  who: Person,
  channel: {
    readonly lineChannelId: string;
    readonly seal: (channelId: string) => string;
    readonly account: AccountFacts;
    readonly served: readonly string[];
  },
): Promise<{ id: string }> {
  const id = newId();
  const key = randomBytes(18).toString('base64url');
  const sealed = channel.seal(id);
  return store.write(who, async (tx) => {
    assertAllowed(canAdminister(await actorOf(tx)));
    const standing = await tx.db
      .selectFrom('channel')
      .select('id')
      .where('line_channel_id', '=', channel.lineChannelId)
      .executeTakeFirst();
    if (standing) return renewSecret(tx, standing.id, channel);
    const account = accountColumns(channel.account);
    await insertChannel(tx, { id, key, line_channel_id: channel.lineChannelId, sealed_secret: sealed, ...account });
    await serve(tx, id, idsOf(await servable(tx, channel.served)));
    await tx.record({
      done: 'channel.added',
      about: about(id, channel.account.displayName),
      detail: channel.lineChannelId,
    });
    return { id };
  });
}

/** Whom a channel serves, the reception first. @throws DeniedError when one of them may not talk to LINE users. */
export function serveChannel(store: Store, who: Person, channelId: string, served: readonly string[]): Promise<void> {
  return store.write(who, async (tx) => {
    assertAllowed(canAdminister(await actorOf(tx)));
    const channel = await requireChannel(tx, channelId);
    const members = await servable(tx, served);
    if (isDeepStrictEqual(idsOf(members), await servedIds(tx.db, channelId))) return;
    await serve(tx, channelId, idsOf(members));
    const names = members.map(({ name }) => name);
    await tx.record({
      done: 'channel.served',
      about: about(channelId, channel.display_name),
      detail: names.join(', '),
    });
  });
}

/** What the account says by itself to somebody who has just added it. @throws DeniedError, NotFoundError */
export function setGreeting(
  store: Store,
  who: Person,
  channelId: string,
  greeting: GreetingView,
): Promise<GreetingView> {
  return store.write(who, async (tx) => {
    assertAllowed(canAdminister(await actorOf(tx)));
    const { display_name } = await requireChannel(tx, channelId);
    if (isDeepStrictEqual(greeting, await greetingOf(tx.db, channelId))) return greeting;
    await greetingSet(tx, channelId, greeting);
    await tx.record({
      done: 'channel.greetingSet',
      about: about(channelId, display_name),
      detail: greeting.on ? greeting.text : '–',
    });
    return greeting;
  });
}

/** What LINE answered when it was asked about the account and its webhook, and had to test it. */
export function recordChannelCheck(
  store: Store,
  who: Who,
  channelId: string,
  check: AtLine & { readonly test: ChannelTest },
): Promise<void> {
  return store.write(who, async (tx) => {
    await noteAccount(tx, channelId, check);
    await channelTested(tx, channelId, check.test);
  });
}

/** What LINE says of an account and its webhook, without a test. */
export function recordAccount(store: Store, who: Who, channelId: string, facts: AtLine): Promise<void> {
  return store.write(who, (tx) => noteAccount(tx, channelId, facts));
}

/** Admins hear of what has become different, each as it came to be known; the moment of asking alone is no news. */
async function noteAccount(tx: WriteTx, channelId: string, { account, webhook }: AtLine): Promise<void> {
  const before = await requireChannel(tx, channelId);
  const told = { ...(account && accountColumns(account)), ...(webhook && webhookColumns(webhook)) };
  const asked = webhook ? { webhook_asked_at: tx.now } : {};
  if (Object.keys({ ...told, ...asked }).length === 0) return;
  await toldByLine(tx, channelId, { ...told, ...asked });
  if (account && account.chatMode !== before.chat_mode) await tellRooms(tx, channelId);
  const isNews = Object.entries(told).some(([column, value]) => before[column as keyof typeof before] !== value);
  if (isNews) await tx.append({ to: 'admins' }, { kind: 'channel.changed', channelId });
}

function webhookColumns({ endpoint, active, setTo }: WebhookFacts) {
  return {
    webhook_endpoint: endpoint,
    webhook_active: active === null ? null : active ? (1 as const) : (0 as const),
    ...(setTo === undefined ? {} : { webhook_set_to: setTo }),
  };
}

/** Rooms say who shows 既読, which hangs on the account's Chat. */
async function tellRooms(tx: WriteTx, channelId: string): Promise<void> {
  const views = await roomViews(tx.db, await roomsThrough(tx.db, channelId));
  for (const room of views) await tx.append({ to: 'room', roomId: room.id }, { kind: 'room.changed', room });
}

async function servable(tx: WriteTx, served: readonly string[]): Promise<MemberFacts[]> {
  const members: MemberFacts[] = [];
  for (const id of new Set(served)) {
    const member = memberFacts(await memberById(tx.db, id));
    assertAllowed(canBeServed(member));
    members.push(member);
  }
  return members;
}

function idsOf(members: readonly MemberFacts[]): string[] {
  return members.map(({ id }) => id);
}

async function renewSecret(
  tx: WriteTx,
  id: string,
  channel: {
    readonly seal: (channelId: string) => string;
    readonly account: AccountFacts;
  },
): Promise<{ id: string }> {
  await secretRenewed(tx, id, { sealed_secret: channel.seal(id), ...accountColumns(channel.account) });
  await tx.record({ done: 'channel.secretRenewed', about: about(id, channel.account.displayName) });
  return { id };
}

function about(id: string, name: string): Deed['about'] {
  return { kind: 'channel', id, name };
}

async function requireChannel(tx: WriteTx, channelId: string) {
  const channel = await tx.db.selectFrom('channel').selectAll().where('id', '=', channelId).executeTakeFirst();
  if (!channel) throw new NotFoundError('channel');
  return channel;
}

function accountColumns(account: AccountFacts): AccountColumns {
  return {
    bot_user_id: account.botUserId,
    basic_id: account.basicId,
    display_name: account.displayName,
    photo_url: account.photoUrl,
    chat_mode: account.chatMode,
  };
}
