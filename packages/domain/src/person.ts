import type { MessageContent, QuoteView, SystemLine } from './content.ts';
import type { ContactId, MemberKey } from './ids.ts';
import type { ContactView, MessageAuthor, RoomListItem } from './views.ts';

/** Somebody whom words or a line name: by id for what they are called today, by name for what they were called then. */
export type NamedPerson = {
  readonly kind: 'member' | 'contact';
  /** Null: LINE tells none of some people in groups, and lines that were written before ids were kept know none. */
  readonly id: MemberKey | ContactId | null;
  /** Null: nobody had told it yet. */
  readonly name: string | null;
};

/** What every member of a room may see of a LINE user in it. */
export type ContactFace = { readonly id: ContactId; readonly name: string; readonly photoUrl: string | null };

/** Of what the address book knows, that which every member may see. */
export function faceOfContact(contact: Pick<ContactView, 'id' | 'displayName' | 'photoUrl'>): ContactFace {
  return { id: contact.id, name: contact.displayName, photoUrl: contact.photoUrl };
}

/**
 * Everybody whom a message names: who said it, of whom its line tells, whom it quotes. One that is broken names nobody, or
 * fewer: it must not take along the list in which it stands.
 */
export function peopleNamedIn(message: {
  readonly author: MessageAuthor | null;
  readonly content: MessageContent | null;
  readonly quote?: QuoteView | undefined;
}): NamedPerson[] {
  const { author, content, quote } = message;
  const told = content?.kind === 'system' && content.line ? peopleInLine(content.line) : [];
  const said = author && author.kind !== 'system' ? [author] : [];
  return [...said, ...told, ...(quote?.author ? [quote.author] : [])];
}

/** Of whom a line tells. */
function peopleInLine(line: SystemLine): readonly NamedPerson[] {
  return [
    ...('who' in line ? [line.who] : []),
    ...('by' in line ? [line.by] : []),
    ...('people' in line ? line.people : []),
  ];
}

/** The LINE users whom rooms and their last words name, each once: an answer that tells of these rooms tells their faces. */
export function contactsOfRooms(items: readonly Pick<RoomListItem, 'room' | 'last'>[]): ContactId[] {
  return contactIdsOf(items.flatMap(({ room, last }) => [...room.participants, ...(last ? peopleNamedIn(last) : [])]));
}

/** The LINE users among people, each once. */
export function contactIdsOf(people: Iterable<{ readonly kind: string; readonly id: string | null }>): ContactId[] {
  const ids = [...people].flatMap(({ kind, id }) => (kind === 'contact' && id !== null ? [id] : []));
  return [...new Set(ids)];
}
