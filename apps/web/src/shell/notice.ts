import { type MessageView, oneLine, type RoomView, unknownName } from '@engawa/domain';
import { text } from '../i18n/index.ts';
import { messageWords } from '../screens/message-words.ts';
import { authorName } from '../screens/room/bubbles/author-name.ts';
import { contactsIn, roomName } from '../screens/room-name.ts';
import { roomItem } from '../state/rooms.ts';
import { me } from '../state/session.ts';

/** A notice of the system. Null where a page may not show one by itself (Android): there the home screen's push will. */
export function showNotice(message: MessageView, onOpen: () => void): Notification | null {
  const room = roomItem(message.roomId)?.room;
  if (!room) return null;
  const name = authorName(message);
  const words = wordsOf(message);
  try {
    const notice = new Notification(titleOf(room), {
      body: name && room.participants.length > 2 ? text().roomList.from(name, words) : words,
      tag: message.roomId,
      icon: '/icons/icon-192.png',
      silent: true,
    });
    notice.onclick = () => {
      notice.close();
      onOpen();
    };
    return notice;
  } catch {
    return null;
  }
}

/** LINE tells the name of a new friend a moment later; a notice does not change any more. */
function titleOf(room: RoomView): string {
  const isNameless = !room.name && contactsIn(room).some(({ name }) => name === unknownName);
  return isNameless ? text().common.lineUser : oneLine(roomName(room, me().id));
}

function wordsOf(message: MessageView): string {
  const { content } = message;
  const isNewFriend = content.kind === 'system' && content.line.code === 'contactAdded';
  return isNewFriend ? text().roomList.states.newFriend : messageWords(message);
}
