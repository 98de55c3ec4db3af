import type { MessageContent } from '@engawa/domain';

/** LINE's webhook event as far as it is read here; everything else is allowed to be there and to change (LINE docs). */
export type LineEvent = {
  readonly type: string;
  readonly webhookEventId: string;
  readonly timestamp: number;
  readonly source?: {
    readonly type: string;
    readonly userId?: string;
    readonly groupId?: string;
    readonly roomId?: string;
  };
  readonly replyToken?: string;
  readonly message?: {
    readonly type?: string;
    readonly id?: string;
    readonly text?: string;
    readonly quotedMessageId?: string;
  };
};

/** What a LINE event says in our words. `unknown`: nothing that this version works on; it is kept. */
export type FromLine =
  | { readonly kind: 'followed'; readonly lineUserId: string }
  | { readonly kind: 'unfollowed'; readonly lineUserId: string }
  | {
      readonly kind: 'said';
      readonly lineUserId: string;
      readonly lineMessageId: string;
      readonly content: MessageContent;
      /** The words by which somebody may be asked for. */
      readonly text: string | null;
      readonly quotedLineMessageId: string | null;
    }
  | { readonly kind: 'unknown' };

/** Never throws: what it does not understand is `unknown`. Only talks between one LINE user and the account are read. */
export function fromLine(event: LineEvent): FromLine {
  const { source, message } = event;
  if (source?.type !== 'user' || !isId(source.userId)) return { kind: 'unknown' };
  const lineUserId = source.userId;
  if (event.type === 'follow') return { kind: 'followed', lineUserId };
  if (event.type === 'unfollow') return { kind: 'unfollowed', lineUserId };
  if (event.type !== 'message' || !isId(message?.id)) return { kind: 'unknown' };
  const text = message.type === 'text' && typeof message.text === 'string' ? message.text : null;
  return {
    kind: 'said',
    lineUserId,
    lineMessageId: message.id,
    content: text === null ? { kind: 'unsupported', lineType: String(message.type) } : { kind: 'text', text },
    text,
    quotedLineMessageId: isId(message.quotedMessageId) ? message.quotedMessageId : null,
  };
}

/** What an answer to this event costs nothing with, for a minute; null where LINE gave none. */
export function replyTokenOf(event: LineEvent): string | null {
  return isId(event.replyToken) ? event.replyToken : null;
}

/** Events with the same key happened in one place at LINE and are worked on in order. */
export function chatKey({ source }: LineEvent): string {
  return [source?.groupId, source?.roomId, source?.userId].find(isId) ?? '';
}

/** The last moment that a calendar has (ECMAScript, Time Values). */
const endOfTimeMs = 8.64e15;

/** The part of an event without which it can be neither told apart from others nor put in order. */
export function isLineEvent(value: unknown): value is LineEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { type, webhookEventId, timestamp } = value as Record<string, unknown>;
  return isId(type) && isId(webhookEventId) && isTime(timestamp);
}

function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= endOfTimeMs;
}

/** Ids and tokens of LINE are short and printable; nothing else is taken for one, or a database might refuse the whole row. */
function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value);
}
