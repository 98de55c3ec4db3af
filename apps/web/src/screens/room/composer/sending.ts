import {
  canCarryQuote,
  canPostContent,
  deny,
  isBlank,
  lineLimits,
  quoteOf,
  type RoomView,
  readMarks,
  textParts,
  unitsAtLine,
  type Verdict,
  type Written,
} from '@engawa/domain';
import { createStore, reconcile } from 'solid-js/store';
import { draftOf, keepDraft } from '../../../state/drafts.ts';
import { endsWithMember } from '../../../state/member-end.ts';
import { quotedIn, stopQuote } from '../../../state/quoting.ts';
import { me } from '../../../state/session.ts';
import { type NewWords, write } from '../../../state/unsent.ts';
import type { UnsentContent } from '../../../state/unsent-queue.ts';
import { contactsIn } from '../../room-name.ts';
import { attachedIn, type TrayFile, takeAttached } from './attach/tray.ts';

const [silent, setSilent] = createStore<Record<string, boolean | undefined>>({});
endsWithMember(() => setSilent(reconcile({})));

/** Whether what is sent from this room is not to ring. Reactive. */
export function isSilent(roomId: string): boolean {
  return silent[roomId] ?? false;
}

export function keepSilent(roomId: string, on: boolean): void {
  setSilent(roomId, on || undefined);
}

/** The words in the field as they would go; LINE emoji are for those whom LINE shows them. Reactive. */
export function wordsReady({ id, kind }: Pick<RoomView, 'id' | 'kind'>): Written {
  const draft = draftOf(id);
  const words = isBlank(draft) ? '' : draft.trim();
  return kind === 'line' ? readMarks(words) : { text: words, emojis: [] };
}

/** Whether what stands in the composer may be sent. Reactive. */
export function maySend(room: RoomView): Verdict {
  // The server would take it, and a customer would open a file with nothing in it.
  if (attachedIn(room.id).some(({ bytes }) => bytes === 0)) return deny('mediaEmpty', {});
  const words = contentReady(room);
  const quoted = quotedIn(room.id) ?? null;
  const facts = { kind: room.kind, link: room.link, contacts: contactsIn(room) };
  const carrier = words.text !== '' || attachedIn(room.id).length === 0;
  const verdict = canPostContent(me(), facts, {
    content: words,
    quoted: carrier ? quoted : null,
  });
  if (!verdict.allowed || carrier || !quoted) return verdict;
  return canCarryQuote(room.kind, { kind: 'file' });
}

/** How many messages of LINE the composer's content comes to. Reactive. */
export function bubblesReady(room: RoomView): number {
  const { text, emojis } = wordsReady(room);
  const parts = unitsAtLine(text, emojis) > lineLimits.textUnits ? textParts(text, emojis).length : text ? 1 : 0;
  return parts + attachedIn(room.id).length;
}

/** Something is still being read from the disk, so that it cannot be promised yet. Reactive. */
export function isPreparing(roomId: string): boolean {
  return attachedIn(roomId).some((file) => file.preparing);
}

/** Sends the words, then what is attached, in this order and as one thing; the quote goes with the first. */
export function sendAllOf(room: RoomView): void {
  const words = contentReady(room);
  const texts = words.text ? [newWords(room, words)] : [];
  write(room.id, ...texts, ...takeAttached(room.id).map((file) => newFile(room, file)));
  keepDraft(room.id, '');
}

function contentReady(room: RoomView) {
  const { text, emojis } = wordsReady(room);
  return { kind: 'text' as const, text, ...(emojis.length > 0 && { emojis: [...emojis] }) };
}

/** Sends one content by itself, for example a sticker. */
export function send(room: RoomView, content: UnsentContent): void {
  write(room.id, newWords(room, content));
}

function newWords(room: RoomView, content: UnsentContent): NewWords {
  return { content, quote: takeQuote(room, content), silent: isSilent(room.id) };
}

function newFile(room: RoomView, { id, file, poster, previewUrl: _, preparing: __, ...facts }: TrayFile): NewWords {
  const content: UnsentContent = { kind: 'media', mediaId: id, uploaded: false, ...facts };
  return { ...newWords(room, content), file: { file, ...(poster && { poster }) } };
}

/** A quote is spent by the first that can carry it. */
function takeQuote(room: RoomView, { kind }: UnsentContent) {
  const quoted = quotedIn(room.id);
  if (!quoted || !canCarryQuote(room.kind, { kind: kind === 'media' ? 'file' : kind }).allowed) return null;
  stopQuote(room.id);
  return quoteOf(quoted);
}
