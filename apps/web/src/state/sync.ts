import type { FeedEvent, MemberKey, Seq } from '@engawa/domain';
import { api } from '../api/client.ts';
import { followFeed } from '../api/feed.ts';
import { sessionRefused } from '../api/refusals.ts';
import { applyEvent } from './apply-event.ts';
import { createRoomAsker } from './ask-rooms.ts';
import { clearTalks } from './cache.ts';
import { connectionNews, resetConnection } from './connection.ts';
import { forgetTakenBack } from './forget-message.ts';
import { hydrate } from './hydrate.ts';
import { knowledge, surround, take } from './known.ts';
import { leavingStore } from './leaving.ts';
import { forgetMedia } from './media-cache.ts';
import { endsWithMember } from './member-end.ts';
import { loadPeople, personChanged } from './people.ts';
import { sendReading } from './reading.ts';
import { flush, rememberFrom } from './remember.ts';
import { sendAll, unsentStore } from './unsent.ts';

let running: { readonly memberId: MemberKey; stop: () => void } | null = null;
const listeners = new Set<(event: FeedEvent) => void>();
endsWithMember(stopSync);

/** Hears every event of the feed once, after the stores have it: for screens that show what no store holds. */
export function onFeedEvent(listener: (event: FeedEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps the stores in step with the server until stopped. The stores must hold this member's memory already. */
export function startSync(memberId: MemberKey): void {
  if (running?.memberId === memberId) return;
  stopSync();
  const sync = { memberId, stop: () => {} };
  running = sync;
  rememberFrom(knowledge);
  const rooms = createRoomAsker(
    () => running === sync,
    () => connectionNews('lost'),
  );
  surround({ onSent: unsentStore.sent, onUnsent: forgetTakenBack, onSnapshotNeeded: rooms.ask });
  resetConnection();
  const unlisten = listenToDevice(rooms.ask);
  sync.stop = unlisten;
  rooms.ask();
  // Without a place in the feed the rooms must come first; with one they may come beside it.
  void Promise.resolve(knowledge().cursor > 0 ? undefined : rooms.top).then(() => {
    if (running !== sync) return;
    const feed = follow();
    sync.stop = () => {
      feed.stop();
      unlisten();
    };
  });
}

export function stopSync(): void {
  running?.stop();
  running = null;
}

function follow() {
  return followFeed({
    after: () => knowledge().cursor,
    onOpened: () => connectionNews('opened'),
    onEvent: hear,
    onLive: (seq) => void live(seq),
    onLost: () => void lost(),
  });
}

function hear(event: FeedEvent): void {
  personChanged(event);
  take(applyEvent(knowledge(), event));
  leavingStore.hear(event);
  for (const listener of listeners) listener(event);
}

async function live(seq: Seq): Promise<void> {
  if (seq < knowledge().cursor) return startOver();
  take([{ of: 'cursor', seq }]);
  connectionNews('caughtUp');
  sendAll();
  sendReading();
  await loadPeople();
}

/** The server's history is shorter than this device's memory: it was begun anew, or put back from a backup. */
async function startOver(): Promise<void> {
  const memberId = running?.memberId;
  stopSync();
  if (!memberId) return;
  await Promise.all([clearTalks(), forgetMedia()]);
  await hydrate(memberId);
  startSync(memberId);
}

/** A stream says nothing about why it broke; a plain question tells a dead network from an ended session. */
async function lost(): Promise<void> {
  connectionNews('lost');
  const self = await api.session.current.query().catch(() => undefined);
  if (self === null) sessionRefused('signedOut');
}

function listenToDevice(askForRooms: () => void): () => void {
  const gone = () => connectionNews('networkGone');
  const back = () => {
    connectionNews('networkBack');
    sendAll();
    askForRooms();
  };
  const hidden = () => {
    if (document.visibilityState === 'hidden') flush();
  };
  addEventListener('offline', gone);
  addEventListener('online', back);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    removeEventListener('offline', gone);
    removeEventListener('online', back);
    document.removeEventListener('visibilitychange', hidden);
  };
}
