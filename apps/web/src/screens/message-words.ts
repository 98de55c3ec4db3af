import type { MediaContent, MessageView, QuoteView, SystemLine } from '@engawa/domain';
import { clockTime, dateAndTime, dayKey } from '../i18n/dates.ts';
import { text } from '../i18n/index.ts';
import { personName } from './room/bubbles/author-name.ts';
import { clock } from './room/bubbles/clock.ts';

/** What a message says, in one line of text. Reactive. */
export function messageWords({ content }: Pick<MessageView, 'content'>): string {
  if (content.kind === 'text') return content.text;
  const { kinds } = text().room;
  const { preview } = text().message;
  switch (content.kind) {
    case 'system':
      return systemWords(content.line);
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
function systemWords(line: SystemLine): string {
  const words = text().room.system;
  switch (line.code) {
    case 'contactAdded':
      return words.contactAdded(personName(line.who));
    case 'contactWrote':
      return words.contactWrote(personName(line.who));
    case 'contactCameBack':
      return words.contactCameBack(personName(line.who));
    case 'contactBlockedUs':
      return words.contactBlockedUs(personName(line.who));
    case 'contactBlocked':
      return words.contactBlocked(personName(line.by), personName(line.who));
    case 'contactUnblocked':
      return words.contactUnblocked(personName(line.by), personName(line.who));
    case 'roomCreated':
      return words.roomCreated(personName(line.by));
    case 'roomRenamed':
      return words.roomRenamed(personName(line.by), line.name);
    case 'membersJoined':
      return words.membersJoined(personName(line.by), line.people.map(personName).join(text().common.listJoin));
    case 'buttonTapped':
      return words.buttonTapped(personName(line.who), line.words);
    case 'accountLinked':
      return words.accountLinked(personName(line.who), line.ok);
    case 'videoWatched':
      return words.videoWatched(personName(line.who));
    case 'serverAway':
      return words.serverAway(
        dateAndTime(line.from),
        dayKey(line.from) === dayKey(line.to) ? clockTime(line.to) : dateAndTime(line.to),
      );
  }
}
