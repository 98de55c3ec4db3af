import {
  type ChannelId,
  type Instant,
  type PlaceWallet,
  priceOf,
  type RoomId,
  tightestMonth,
  type UndoSeconds,
  type WalletView,
} from '@engawa/domain';
import { openCall } from '../store/calls.ts';
import { memberById } from '../store/members.ts';
import { channelQuota } from '../store/month.ts';
import { NotFoundError } from '../store/not-found.ts';
import { openDeliveries } from '../store/open-deliveries.ts';
import { freeTokens } from '../store/reply-tokens.ts';
import { type HeardAt, joinedAt } from '../store/room-places.ts';
import { roomOfMember } from '../store/rooms.ts';
import type { Reader, Store } from '../store/store.ts';
import { bubblesWithoutToken } from '../store/waiting-bubbles.ts';
import { capOf, hasRoomFor, heldBack } from '../store/what-may-be-spent.ts';
import type { ByMember } from '../store/who.ts';
import { beforeIt } from './sending.ts';

/** What the member's next words into a LINE room cost. @throws NotFoundError for who is not in it, and for internal rooms. */
export async function walletOf({ db }: Store, { memberId }: ByMember, roomId: RoomId): Promise<WalletView> {
  const now = new Date().toISOString();
  const room = await roomOfMember(db, roomId, memberId);
  const heardAt = room ? await joinedAt(db, room.id) : [];
  if (heardAt.length === 0) throw new NotFoundError('room');
  const undoSeconds = (await memberById(db, memberId)).undo_seconds as UndoSeconds;
  const places: PlaceWallet[] = [];
  for (const place of heardAt) places.push(await placeWallet(db, place, undoSeconds, now));
  const all = priceOfPush(heardAt);
  const months = [];
  for (const [channelId, there] of Map.groupBy(heardAt, (place) => place.channelId))
    months.push(await monthOf(db, { channelId, memberId, there: priceOfPush(there), all }, now));
  return {
    places,
    quota: tightestMonth(months.map(({ quota }) => quota)),
    // The share is one for all accounts; a month that is spent is no matter of one's own.
    held: months.find(({ held }) => held === 'monthlyLimit')?.held ?? months.find(({ held }) => held)?.held ?? null,
    cap: await capOf(db, memberId, now),
  };
}

async function placeWallet(db: Reader, place: HeardAt, undoSeconds: UndoSeconds, now: Instant): Promise<PlaceWallet> {
  const tokens = await freeTokens(db, place.lineChatId, now);
  const open = await openDeliveries(db, place.lineChatId, beforeIt);
  return {
    ahead: bubblesWithoutToken(open, await openCall(db, place.lineChatId)),
    tokens: tokens.map(({ expiresAt }) => expiresAt),
    undoSeconds,
    cost: priceOf('push', place.heads),
  };
}

function priceOfPush(places: readonly HeardAt[]): number {
  return places.reduce((sum, { heads }) => sum + priceOf('push', heads), 0);
}

/** Messages that one push into each place costs: through this channel, and in all. */
type Price = { readonly channelId: ChannelId; readonly memberId: string; readonly there: number; readonly all: number };

async function monthOf(db: Reader, { channelId, memberId, there, all }: Price, now: Instant) {
  const quota = await channelQuota(db, channelId, now);
  const held = await heldBack(db, { channelId, memberId, price: all }, now);
  // LINE has not said no yet, but it will.
  return { quota, held: hasRoomFor(quota, there) ? (held?.reason ?? null) : ('monthlyLimit' as const) };
}
