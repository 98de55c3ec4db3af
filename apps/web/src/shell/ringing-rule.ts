import type { MessageView, RoomListItem } from '@engawa/domain';
import { isUnread } from '../state/apply-event.ts';

/** What of this device decides whether somebody is called. */
export type Ears = {
  readonly me: string;
  /** What was missed has come: what is told now happens now. */
  readonly live: boolean;
  /** Every room of the member is known: words in another are none of theirs any more. */
  readonly allRooms: boolean;
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
  { me, live, allRooms, hidden, lookingAt, sound, notices }: Ears,
): { readonly sound: boolean; readonly notice: boolean } {
  // A room far down in a list that has not all come: nobody has read in it what has just been said.
  const readUpTo = item?.readUpTo ?? (allRooms ? Number.POSITIVE_INFINITY : 0);
  const news = live && isUnread(message, me, readUpTo) && lookingAt !== message.roomId;
  return { sound: news && sound, notice: news && notices && hidden };
}
