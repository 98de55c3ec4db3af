import { priceOf, type RoomId, type UndoSeconds, type WalletView } from '@engawa/domain';
import { openCall } from '../store/calls.ts';
import { memberById } from '../store/members.ts';
import { channelQuota } from '../store/month.ts';
import { NotFoundError } from '../store/not-found.ts';
import { openDeliveries } from '../store/open-deliveries.ts';
import { freeTokens } from '../store/reply-tokens.ts';
import { joinedAt } from '../store/room-places.ts';
import { roomOfMember } from '../store/rooms.ts';
import type { Store } from '../store/store.ts';
import { bubblesWithoutToken } from '../store/waiting-bubbles.ts';
import { capOf, hasRoomFor, heldBack } from '../store/what-may-be-spent.ts';
import type { ByMember } from '../store/who.ts';
import { beforeIt } from './sending.ts';

/** What the member's next words into a LINE room cost. @throws NotFoundError for who is not in it, and for internal rooms. */
export async function walletOf({ db }: Store, { memberId }: ByMember, roomId: RoomId): Promise<WalletView> {
  const now = new Date().toISOString();
  const room = await roomOfMember(db, roomId, memberId);
  const [place] = room ? await joinedAt(db, room.id) : [];
  if (!place) throw new NotFoundError('room');
  const undoSeconds = (await memberById(db, memberId)).undo_seconds as UndoSeconds;
  const tokens = await freeTokens(db, place.lineChatId, now);
  const open = await openDeliveries(db, place.lineChatId, beforeIt);
  const cost = priceOf('push', place.heads);
  const quota = await channelQuota(db, place.channelId, now);
  const held = await heldBack(db, { channelId: place.channelId, memberId, price: cost }, now);
  return {
    ahead: bubblesWithoutToken(open, await openCall(db, place.lineChatId)),
    tokens: tokens.map(({ expiresAt }) => expiresAt),
    cost,
    quota,
    // LINE has not said no yet, but it will.
    held: hasRoomFor(quota, cost) ? (held?.reason ?? null) : 'monthlyLimit',
    cap: await capOf(db, memberId, now),
    undoSeconds,
  };
}
