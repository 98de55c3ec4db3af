import type { FeedEvent, MessageView } from '@engawa/domain';
import { useLocation, useNavigate } from '@solidjs/router';
import { createEffect, onCleanup, onMount } from 'solid-js';
import { createAttention } from '../screens/room/attention.ts';
import { connection } from '../state/connection.ts';
import { noticePermission, soundOn } from '../state/ringing.ts';
import { allRoomsKnown, roomItem, unreadRooms } from '../state/rooms.ts';
import { me } from '../state/session.ts';
import { onFeedEvent } from '../state/sync.ts';
import { createChime } from './chime.ts';
import { showNotice } from './notice.ts';
import { createNotices } from './notices.ts';
import { callsFor } from './ringing-rule.ts';
import { callOnce, tellLookingAt } from './windows.ts';

/** Calls the member while the app is open: a sound, a notice while it is hidden, and the count on the app's icon. */
export function Ringing() {
  const location = useLocation();
  const navigate = useNavigate();
  const chime = createChime();
  const notices = createNotices(() => me().id);
  let ended = false;
  const open = (roomId: string) => {
    window.focus();
    navigate(`/rooms/${roomId}`);
  };
  const attentive = createAttention();
  const lookingAt = () => (attentive() ? (/^\/rooms\/([^/]+)/.exec(location.pathname)?.[1] ?? null) : null);
  const hear = (event: FeedEvent) => {
    notices.hear(event);
    if (event.kind !== 'message.posted') return;
    const { message } = event;
    const calls = callsFor(message, roomItem(message.roomId), {
      me: me().id,
      live: connection() === 'live',
      allRooms: allRoomsKnown(),
      hidden: document.visibilityState === 'hidden',
      lookingAt: lookingAt(),
      sound: soundOn(),
      notices: noticePermission() === 'granted',
    });
    if (calls.sound || calls.notice) void callOnce(message, () => call(message, calls));
  };
  const call = (message: MessageView, calls: ReturnType<typeof callsFor>) => {
    // Asked for a moment ago: the member may have gone since.
    if (ended) return;
    if (calls.sound) chime.ring();
    const notice = calls.notice && showNotice(message, () => open(message.roomId));
    if (notice) notices.keep(message, notice);
  };

  onCleanup(onFeedEvent(hear));
  tellLookingAt(lookingAt);
  createEffect(() => void navigator.setAppBadge?.(unreadRooms()).catch(() => {}));
  onMount(() => {
    const seen = () => document.visibilityState === 'visible' && notices.clear();
    document.addEventListener('visibilitychange', seen);
    // Nobody takes back what a page that is gone has shown.
    addEventListener('pagehide', notices.clear);
    onCleanup(() => {
      document.removeEventListener('visibilitychange', seen);
      removeEventListener('pagehide', notices.clear);
    });
  });
  onCleanup(() => {
    ended = true;
    chime.end();
    notices.clear();
    void navigator.clearAppBadge?.().catch(() => {});
  });
  return null;
}
