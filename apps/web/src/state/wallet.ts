import { type FeedEvent, type RoomId, runsThrough, type WalletView } from '@engawa/domain';
import { createEffect, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { api } from '../api/client.ts';
import { endsWithMember } from './member-end.ts';
import { roomItem } from './rooms.ts';
import { onFeedEvent } from './sync.ts';

const [wallets, setWallets] = createStore<Record<RoomId, WalletView | undefined>>({});
endsWithMember(() => setWallets(reconcile({})));

/** A burst of events asks once, and a long one again and again. */
const restMs = 250;

/** What the next words into a LINE room cost, as the server last said; undefined while it is not known. Reactive. */
export function walletOf(roomId: RoomId): WalletView | undefined {
  return wallets[roomId];
}

/** Keeps the wallet of the room on the screen true: asked again when something happens in it or to its month, and when the page wakes. */
export function followWallet(roomId: () => RoomId): void {
  createEffect(() => {
    const id = roomId();
    const ask = asking(id);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void ask();
      }, restMs);
    };
    const unlisten = onFeedEvent((event) => concerns(event, id) && soon());
    const wake = () => document.visibilityState === 'visible' && soon();
    document.addEventListener('visibilitychange', wake);
    addEventListener('online', soon);
    void ask();
    onCleanup(() => {
      clearTimeout(timer);
      unlisten();
      document.removeEventListener('visibilitychange', wake);
      removeEventListener('online', soon);
    });
  });
}

/** Questions are numbered: an answer that comes after that to a later one is not shown. */
function asking(roomId: RoomId): () => Promise<void> {
  let asked = 0;
  let shown = 0;
  return async () => {
    const number = ++asked;
    // Offline, or no longer ours: a price that nobody knows is not shown.
    const wallet = await api.room.wallet.query({ roomId }).catch(() => undefined);
    if (number < shown) return;
    shown = number;
    setWallets(roomId, wallet);
  };
}

function concerns(event: FeedEvent, roomId: RoomId): boolean {
  if (event.kind === 'message.posted') return event.message.roomId === roomId;
  if (event.kind === 'delivery.changed') return event.roomId === roomId;
  if (event.kind !== 'quota.changed') return false;
  // A share is of all accounts together.
  const ofShare = event.channelId === null || !!wallets[roomId]?.cap;
  const room = roomItem(roomId)?.room;
  return ofShare || (event.channelId !== null && !!room && runsThrough(room, event.channelId));
}
