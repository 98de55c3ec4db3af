import type { MediaContent, MessageView, QuoteView, RoomView, SystemLine } from '@engawa/domain';
import { clockTime, dateAndTime, dayKey } from '../i18n/dates.ts';
import { text } from '../i18n/index.ts';
import { clock } from './room/bubbles/clock.ts';
import { contactsIn } from './room-name.ts';

/** What a message says, in one line of text. Reactive. @param room in which it was said, as it is now */
export function messageWords(message: MessageView, room: RoomView): string {
  const { content } = message;
  if (content.kind === 'text') return content.text;
  const { kinds } = text().room;
  const { preview } = text().message;
  switch (content.kind) {
    case 'system':
      return systemWords(content.line, room);
    case 'greeting':
      return content.text;
    case 'unsupported':
      return text().room.unsupported(content.lineType);
    case 'sticker':
      return content.words[0] ? preview.sticker(content.words[0]) : kinds.sticker;
    case 'location':
      return content.title ? preview.location(content.title) : kinds.location;
    case 'unsent':
      return kinds.unsent;
    default:
      return mediaWords(content);
  }
}

function mediaWords({ kind, media }: MediaContent): string {
  const { preview } = text().message;
  if (kind === 'file' && media.name) return preview.file(media.name);
  if (kind === 'audio' && media.durationMs !== null) return preview.audio(clock(media.durationMs));
  return text().room.kinds[kind];
}

/** What a quoted message says, in one line. Reactive. */
export function quoteWords({ kind, excerpt }: QuoteView): string {
  if (!kind || kind === 'system' || kind === 'unsupported') return excerpt ?? '';
  if (kind === 'text' || kind === 'greeting') return excerpt ?? '';
  const { preview } = text().message;
  const named = { sticker: preview.sticker, file: preview.file, location: preview.location };
  return excerpt && kind in named ? named[kind as keyof typeof named](excerpt) : text().room.kinds[kind];
}

/** What happened in the room, as a sentence. Reactive. */
export function systemWords(line: SystemLine, room: RoomView): string {
  const words = text().room.system;
  // LINE may have told the name only after the line was written.
  const contactNamed = (name: string) => (room.link === 'direct' ? (contactsIn(room)[0]?.name ?? name) : name);
  switch (line.code) {
    case 'contactAdded':
      return words.contactAdded(contactNamed(line.name));
    case 'contactWrote':
      return words.contactWrote(contactNamed(line.name));
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
      return words.serverAway(
        dateAndTime(line.from),
        dayKey(line.from) === dayKey(line.to) ? clockTime(line.to) : dateAndTime(line.to),
      );
  }
}
