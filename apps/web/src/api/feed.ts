import type { FeedEvent, FeedLive, Seq } from '@engawa/domain';
import { api } from './client.ts';
import { whileHidden } from './hidden-stream.ts';
import { shownMember } from './page-member.ts';

export type FeedListener = {
  /** From where to go on: everything up to here is known. */
  readonly after: () => Seq;
  readonly onEvent: (event: FeedEvent) => void;
  /** Everything up to `seq` has been sent; what follows happens now. */
  readonly onLive: (seq: Seq) => void;
  readonly onOpened: () => void;
  /** The stream broke; another try follows by itself. */
  readonly onLost: () => void;
};

const firstWaitMs = 1000;
const longestWaitMs = 15_000;
/** A phone that slept longer than this may hold a connection that is dead without knowing. */
const sleptMs = 20_000;

/**
 * Follows the member's feed until stopped. Within a connection the stock subscription resumes by itself (and gives up on a
 * silent one, see the server's "connected" frame); what it gives up on, and what a sleeping device may have lost, is opened
 * anew from the last event.
 */
export function followFeed(listener: FeedListener): { stop: () => void } {
  let subscription: { unsubscribe: () => void } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = firstWaitMs;
  let hiddenAt = 0;
  /** Hidden, and another hidden tab hears for this one. */
  let gaveUp = false;
  let stopHiding = () => {};

  function open(): void {
    close();
    subscription = api.feed.events.subscribe(
      { after: listener.after(), ...(shownMember() && { member: shownMember()! }) },
      {
        onData: (frame: { id: string; data: FeedEvent } | FeedLive) => receive(frame),
        onStarted: () => listener.onOpened(),
        onConnectionStateChange: (state) => {
          if (state.state === 'connecting' && state.error) listener.onLost();
        },
        onError: openLater,
        onComplete: openLater,
      },
    );
  }

  function receive(frame: { id: string; data: FeedEvent } | FeedLive): void {
    wait = firstWaitMs;
    if ('data' in frame) listener.onEvent(frame.data);
    else listener.onLive(frame.seq);
  }

  function openLater(): void {
    if (!subscription) return;
    subscription = undefined;
    listener.onLost();
    clearTimeout(timer);
    timer = setTimeout(open, wait);
    wait = Math.min(longestWaitMs, wait * 2);
  }

  function close(): void {
    clearTimeout(timer);
    const old = subscription;
    subscription = undefined;
    old?.unsubscribe();
  }

  function onVisibility(): void {
    stopHiding();
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now();
      stopHiding = whileHidden((keep) => (keep ? takeUp() : giveUp()));
    } else if (gaveUp || Date.now() - hiddenAt > sleptMs) takeUp();
  }

  function giveUp(): void {
    gaveUp = true;
    close();
  }

  function takeUp(): void {
    if (gaveUp) listener.onLost();
    else if (document.visibilityState === 'hidden') return;
    gaveUp = false;
    open();
  }

  function onOnline(): void {
    if (!gaveUp) open();
  }

  addEventListener('online', onOnline);
  document.addEventListener('visibilitychange', onVisibility);
  open();
  if (document.visibilityState === 'hidden') onVisibility();
  return {
    stop() {
      stopHiding();
      removeEventListener('online', onOnline);
      document.removeEventListener('visibilitychange', onVisibility);
      close();
    },
  };
}
