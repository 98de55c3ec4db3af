import type { MessageId, RoomId } from '@engawa/domain';
import { createStore, reconcile } from 'solid-js/store';
import { api, isNotFound } from '../api/client.ts';
import { applyPage } from './apply-answer.ts';
import type { Change } from './knowledge.ts';
import { knowledge, take } from './known.ts';
import { endsWithMember } from './member-end.ts';
import { type PageAsked, trimmed } from './timeline.ts';
import { timelineOf } from './timelines.ts';

export type Loading = {
  readonly older?: boolean;
  readonly newer?: boolean;
  readonly newest?: boolean;
  /** The last try failed. */
  readonly failed?: 'offline' | 'notFound';
};

const pageSize = 50;
const [loading, setLoading] = createStore<Record<RoomId, Loading>>({});

/** What of the room is on its way. Reactive. */
export function loadingOf(roomId: RoomId): Loading {
  return loading[roomId] ?? {};
}

/** Sees to it that the newest messages are there; what this device remembers is enough. */
export async function openTimeline(roomId: RoomId): Promise<void> {
  const timeline = timelineOf(roomId);
  if (!timeline || timeline.hasNewer) await loadPage(roomId, { newest: true });
}

/** Leaves the place where somebody reads and shows the end. */
export function loadNewest(roomId: RoomId): Promise<void> {
  return loadPage(roomId, { newest: true });
}

/** The page before the window; what it pushes beyond the limit is dropped at the far end. */
export async function loadOlder(roomId: RoomId): Promise<void> {
  const timeline = timelineOf(roomId);
  const first = timeline?.messages[0];
  if (timeline?.hasOlder && first) await loadPage(roomId, { before: first.seq });
}

export async function loadNewer(roomId: RoomId): Promise<void> {
  const timeline = timelineOf(roomId);
  const last = timeline?.messages.at(-1);
  if (timeline?.hasNewer && last) await loadPage(roomId, { after: last.seq });
}

/**
 * Sees to it that the message is in the window, however far back it stands.
 * @param wanted asked when the answer has come: whoever has gone elsewhere meanwhile is left alone
 */
export async function reachMessage(
  roomId: RoomId,
  messageId: MessageId,
  wanted: () => boolean,
): Promise<'here' | 'notFound' | 'offline'> {
  const isHere = () => !!timelineOf(roomId)?.messages.some((message) => message.id === messageId);
  if (isHere()) return 'here';
  try {
    const asked = { around: messageId };
    const page = await api.message.page.query({ roomId, limit: pageSize, ...asked });
    if (!wanted()) return 'notFound';
    ledAway.set(roomId, (ledAway.get(roomId) ?? 0) + 1);
    take(applyPage(knowledge(), roomId, page, asked));
    // What could not be loaded before must not keep the reader from reading on where they are now.
    setLoading(roomId, { failed: undefined });
    return isHere() ? 'here' : 'notFound';
  } catch (error) {
    return isNotFound(error) ? 'notFound' : 'offline';
  }
}

/** How often a reader was led to a message: a newest page that was asked for before would lead them back. */
const ledAway = new Map<RoomId, number>();

endsWithMember(() => {
  setLoading(reconcile({}));
  ledAway.clear();
});

/** Drops messages far from where the reader is, so that the list on the screen stays short. */
export function trimTimeline(roomId: RoomId, keep: 'oldest' | 'newest', limit?: number): void {
  const timeline = knowledge().timelines[roomId];
  const cut = timeline && trimmed(timeline, keep, limit);
  if (cut && cut !== timeline) take([{ of: 'timeline', roomId, timeline: cut }]);
}

/** In the same breath as the page comes, so that the screen is drawn once. */
function cut(change: Change, asked: PageAsked): Change {
  if (change.of !== 'timeline' || 'newest' in asked) return change;
  return { ...change, timeline: trimmed(change.timeline, 'before' in asked ? 'oldest' : 'newest') };
}

async function loadPage(roomId: RoomId, asked: Exclude<PageAsked, { around: unknown }>): Promise<void> {
  const which = 'before' in asked ? 'older' : 'after' in asked ? 'newer' : 'newest';
  if (loadingOf(roomId)[which]) return;
  setLoading(roomId, { [which]: true });
  const led = ledAway.get(roomId);
  try {
    const range = 'newest' in asked ? {} : asked;
    const page = await api.message.page.query({ roomId, limit: pageSize, ...range });
    const late = 'newest' in asked && led !== ledAway.get(roomId);
    if (!late) take(applyPage(knowledge(), roomId, page, asked).map((change) => cut(change, asked)));
    setLoading(roomId, { [which]: false, failed: undefined });
  } catch (error) {
    setLoading(roomId, { [which]: false, failed: isNotFound(error) ? 'notFound' : 'offline' });
  }
}
