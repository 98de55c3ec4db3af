import type { MessageView, RoomView, SystemLine } from '@engawa/domain';
import { dateAndTime } from '../i18n/dates.ts';
import { text } from '../i18n/index.ts';
import { contactsIn } from './room-name.ts';

/** What a message says, in one line of text. Reactive. @param room in which it was said, as it is now */
export function messageWords(message: MessageView, room: RoomView): string {
  const { content } = message;
  if (content.kind === 'text') return content.text;
  switch (content.kind) {
    case 'system':
      return systemWords(content.line, room);
    case 'greeting':
      return content.text;
    case 'unsupported':
      return text().room.unsupported(content.lineType);
    default:
      return text().room.kinds[content.kind];
  }
}

/** What happened in the room, as a sentence. Reactive. */
export function systemWords(line: SystemLine, room: RoomView): string {
  const words = text().room.system;
  // LINE may have told the name only after the line was written.
  const contactNamed = (name: string) => (room.link === 'direct' ? (contactsIn(room)[0]?.name ?? name) : name);
  switch (line.code) {
    case 'contactAdded':
      return words.contactAdded(contactNamed(line.name));
    case 'contactCameBack':
      return words.contactCameBack(contactNamed(line.name));
    case 'contactBlockedUs':
      return words.contactBlockedUs(contactNamed(line.name));
    case 'roomCreated':
      return words.roomCreated(line.by);
    case 'roomRenamed':
      return words.roomRenamed(line.by, line.name);
    case 'membersJoined':
      return words.membersJoined(line.by, line.names.join(text().common.listJoin));
    case 'buttonTapped':
      return words.buttonTapped(contactNamed(line.name), line.words);
    case 'accountLinked':
      return words.accountLinked(contactNamed(line.name), line.ok);
    case 'videoWatched':
      return words.videoWatched(contactNamed(line.name));
    case 'serverAway':
      return words.serverAway(dateAndTime(line.from), dateAndTime(line.to));
  }
}
