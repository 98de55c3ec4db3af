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
  if (source?.type !== 'user' || typeof source.userId !== 'string') return { kind: 'unknown' };
  const lineUserId = source.userId;
  if (event.type === 'follow') return { kind: 'followed', lineUserId };
  if (event.type === 'unfollow') return { kind: 'unfollowed', lineUserId };
  if (event.type !== 'message' || typeof message?.id !== 'string') return { kind: 'unknown' };
  const text = message.type === 'text' && typeof message.text === 'string' ? message.text : null;
  return {
    kind: 'said',
    lineUserId,
    lineMessageId: message.id,
    content: text === null ? { kind: 'unsupported', lineType: String(message.type) } : { kind: 'text', text },
    text,
    quotedLineMessageId: typeof message.quotedMessageId === 'string' ? message.quotedMessageId : null,
  };
}

/** Events with the same key happened in one place at LINE and are worked on in order. */
export function chatKey(event: LineEvent): string {
  const { source } = event;
  return source?.groupId ?? source?.roomId ?? source?.userId ?? '';
}

/** The part of an event without which it can be neither told apart from others nor put in order. */
export function isLineEvent(value: unknown): value is LineEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { type, webhookEventId, timestamp } = value as Record<string, unknown>;
  return (
    typeof type === 'string' &&
    typeof webhookEventId === 'string' &&
    webhookEventId !== '' &&
    Number.isSafeInteger(timestamp)
  );
}
