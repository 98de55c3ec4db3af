import type { MessageView, SystemLine } from '@engawa/domain';
import { text } from '../i18n/index.ts';

/** What a message says, in one line of text. Reactive. */
export function messageWords(message: MessageView): string {
  const { content } = message;
  if (content.kind === 'text') return content.text;
  return content.kind === 'system' ? systemWords(content.line) : text().room.unsupported(content.lineType);
}

/** What happened in the room, as a sentence. Reactive. */
export function systemWords(line: SystemLine): string {
  const words = text().room.system;
  switch (line.code) {
    case 'contactAdded':
      return words.contactAdded(line.name);
    case 'contactCameBack':
      return words.contactCameBack(line.name);
    case 'contactBlockedUs':
      return words.contactBlockedUs(line.name);
    case 'roomCreated':
      return words.roomCreated(line.by);
    case 'roomRenamed':
      return words.roomRenamed(line.by, line.name);
    case 'membersJoined':
      return words.membersJoined(line.by, line.names.join(text().common.listJoin));
  }
}
