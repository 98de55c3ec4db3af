import type { MessageAuthor, MessageView, QuoteView, RoomView } from '@engawa/domain';
import { text } from '../../../i18n/index.ts';

/** The author's name as the room knows it now, else as it was. Empty for lines that nobody said. Reactive. */
export function authorName({ author }: MessageView, room: RoomView): string {
  if (author.kind === 'system') return '';
  const person = room.participants.find((one) => one.kind === author.kind && one.id === author.id);
  return person?.name ?? nameOf(author);
}

/** The name as it was when the words were said; of some people in groups LINE tells none. Empty for lines that nobody said. Reactive. */
export function nameOf(author: MessageAuthor): string {
  return author.kind === 'system' ? '' : (author.name ?? text().message.unconfirmed);
}

/** What the account says by itself is quoted without a name. Reactive. */
export function quotedName({ authorName, kind }: QuoteView): string {
  return authorName ?? (kind === null || kind === 'greeting' || kind === 'system' ? '' : text().message.unconfirmed);
}
