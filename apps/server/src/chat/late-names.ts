import {
  type ContactId,
  contactName,
  type MessageAuthor,
  type MessageContent,
  type RoomId,
  type SystemLine,
} from '@engawa/domain';
import { changeWords } from '../store/message-changes.ts';
import { linesAndWordsUnder } from '../store/messages.ts';
import type { WriteTx } from '../store/store.ts';

const unknownName = contactName({ name: null, lineName: null });

/**
 * LINE told a LINE user's name after their first words stood in rooms: those words, and the lines that tell of them, get
 * the name. Other changes of a name leave old words as they were said.
 */
export async function giveLateName(tx: WriteTx, contactId: ContactId, name: string): Promise<void> {
  for (const message of await linesAndWordsUnder(tx.db, await roomsOf(tx, contactId), unknownName)) {
    const author = named(message.author, contactId, name);
    const content = namedIn(message.content, name);
    if (author !== message.author || content !== message.content)
      await changeWords(tx, { ...message, author, content });
  }
}

/** Rooms with this LINE user alone: an unknown name in them is theirs. */
async function roomsOf(tx: WriteTx, contactId: ContactId): Promise<RoomId[]> {
  const rows = await tx.db
    .selectFrom('line_chat')
    .innerJoin('room_line_chat', 'room_line_chat.line_chat_id', 'line_chat.id')
    .innerJoin('room', 'room.id', 'room_line_chat.room_id')
    .select('room.id')
    .where('line_chat.contact_id', '=', contactId)
    .where('room.link', '=', 'direct')
    .execute();
  return rows.map((row) => row.id);
}

function named(author: MessageAuthor, contactId: ContactId, name: string): MessageAuthor {
  const unknown = author.kind === 'contact' && author.id === contactId && author.name === unknownName;
  return unknown ? { ...author, name } : author;
}

function namedIn(content: MessageContent, name: string): MessageContent {
  if (content.kind !== 'system') return content;
  const { line } = content;
  return isOfContact(line) && line.name === unknownName ? { kind: 'system', line: { ...line, name } } : content;
}

type LineOfContact = Extract<SystemLine, { code: (typeof ofContact)[number] }>;

function isOfContact(line: SystemLine): line is LineOfContact {
  return (ofContact as readonly string[]).includes(line.code);
}

const ofContact = [
  'contactAdded',
  'contactWrote',
  'contactCameBack',
  'contactBlockedUs',
  'buttonTapped',
  'accountLinked',
  'videoWatched',
] as const;
