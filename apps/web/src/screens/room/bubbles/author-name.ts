import type { MessageView, NamedPerson, QuoteView } from '@engawa/domain';
import { text } from '../../../i18n/index.ts';
import { faceOf } from '../../../state/faces.ts';

/** Who said it, by the name of today. Empty for lines that nobody said. Reactive. */
export function authorName({ author }: Pick<MessageView, 'author'>): string {
  return author.kind === 'system' ? '' : personName(author);
}

/** Somebody whom words name, by the name of today; of some people in groups LINE tells none. Reactive. */
export function personName(person: NamedPerson): string {
  return person.id === null && person.name === null ? text().message.unconfirmed : faceOf(person).name;
}

/** Who said what is quoted. What the account says by itself is quoted without a name. Reactive. */
export function quotedName({ author, kind }: QuoteView): string {
  if (author) return personName(author);
  return kind === null || kind === 'greeting' || kind === 'system' ? '' : text().message.unconfirmed;
}
