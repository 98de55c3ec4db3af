import { text } from '../../i18n/index.ts';

export function UnreadDivider() {
  return <p class="timeline-unread">{text().room.unreadFromHere}</p>;
}
