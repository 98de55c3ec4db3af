import type { MessageContent, QuoteView } from './content.ts';
import type { DeliveryStatus } from './delivery.ts';
import { cutToUnits } from './line-limits.ts';
import type { RoomKind } from './room.ts';
import { allow, deny, type Verdict } from './verdict.ts';
import type { MessageView } from './views.ts';

/** LINE gives a quote token for these alone (LINE docs, Get quote tokens). */
const quotable: readonly MessageContent['kind'][] = ['text', 'sticker', 'image', 'video'];
/** And takes one on these alone (LINE docs, Sending messages). */
const quoting: readonly MessageContent['kind'][] = ['text', 'sticker'];

/** What decides whether a message can be answered as a quote. */
export type QuotedFacts = {
  readonly content: Pick<MessageContent, 'kind'>;
  /** Of our own words to LINE: whether LINE has taken them. */
  readonly delivery?: { readonly status: DeliveryStatus } | null;
};

/** May this message be quoted in a room of this kind? */
export function canQuote(roomKind: RoomKind, quoted: QuotedFacts): Verdict {
  if (['system', 'unsent', 'unsupported'].includes(quoted.content.kind)) return deny('notQuotable', {});
  if (roomKind === 'internal') return allow;
  if (!quotable.includes(quoted.content.kind)) return deny('notQuotableOnLine', {});
  return quoted.delivery && quoted.delivery.status !== 'accepted' ? deny('notQuotableYet', {}) : allow;
}

/** May words of this kind carry a quote? */
export function canCarryQuote(roomKind: RoomKind, content: Pick<MessageContent, 'kind'>): Verdict {
  return roomKind === 'internal' || quoting.includes(content.kind) ? allow : deny('quoteOnlyWithWords', {});
}

const excerptUnits = 100;

/** What is shown of a message over one that quotes it. */
export function quoteOf(message: Pick<MessageView, 'id' | 'author' | 'content'>): QuoteView {
  const { content } = message;
  return {
    messageId: message.id,
    author: message.author.kind === 'system' ? null : message.author,
    kind: content.kind,
    excerpt: excerptOf(content),
    mediaId: 'media' in content && content.media.thumb ? content.media.id : null,
  };
}

/** The quoted message is not known here. */
export const unknownQuote: QuoteView = { messageId: null, author: null, kind: null, excerpt: null, mediaId: null };

function excerptOf(content: MessageContent): string | null {
  if (content.kind === 'text' || content.kind === 'greeting') return cutToUnits(content.text, excerptUnits);
  if (content.kind === 'location') return content.title ?? content.address;
  if (content.kind === 'sticker') return content.words[0] ?? null;
  return 'media' in content && content.kind === 'file' ? content.media.name : null;
}
