import type { MessageView, RoomListItem } from '@engawa/domain';
import { isUnread } from '../state/apply-event.ts';

/** What of this device decides whether somebody is called. */
export type Ears = {
  readonly me: string;
  /** What was missed has come: what is told now happens now. */
  readonly live: boolean;
  /** The page cannot be seen. */
  readonly hidden: boolean;
  /** The room before somebody's eyes: visible, with the focus; null: none. */
  readonly lookingAt: string | null;
  readonly sound: boolean;
  /** The device lets us show notices. */
  readonly notices: boolean;
};

/** How somebody is called for a message that has just come: by sound, by a notice of the system, or not. */
export function callsFor(
  message: MessageView,
  item: Pick<RoomListItem, 'readUpTo'> | undefined,
  { me, live, hidden, lookingAt, sound, notices }: Ears,
): { readonly sound: boolean; readonly notice: boolean } {
  const news = item !== undefined && live && isUnread(message, me, item.readUpTo) && lookingAt !== message.roomId;
  return { sound: news && sound, notice: news && notices && hidden };
}
