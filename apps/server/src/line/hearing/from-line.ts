import type { LocationContent, RoomId, StickerContent } from '@engawa/domain';
import type { LinePlace } from '../../store/line-chats.ts';
import { type FileFromLine, fileFromLine, isFileType } from './from-line/file.ts';
import { locationFromLine } from './from-line/location.ts';
import { idIn, isId, labelIn, type Outside, outside, printableIn } from './from-line/outside.ts';
import { stickerFromLine } from './from-line/sticker.ts';
import { type TextFromLine, textFromLine } from './from-line/text.ts';

/** LINE's webhook event: these parts are checked by `isLineEvent`, of everything else nothing is known. */
export type LineEvent = Outside & {
  readonly type: string;
  readonly webhookEventId: string;
  readonly timestamp: number;
};

/** What a LINE event says in our words. */
export type FromLine =
  | { readonly kind: 'followed'; readonly lineUserId: string }
  | { readonly kind: 'unfollowed'; readonly lineUserId: string }
  | SaidAtLine
  | EditedAtLine
  | { readonly kind: 'tookBack'; readonly lineUserId: string; readonly lineMessageId: string }
  | DoneAtLine
  /** Looked at another part of a rich menu: tells members nothing, but may be answered for free. */
  | { readonly kind: 'switchedMenu'; readonly lineUserId: string }
  /** Of a group or an old room: kept until groups have rooms. */
  | { readonly kind: 'inGroup'; readonly lineMessageId: string | null; readonly tookBack: boolean }
  /** Nothing that this version works on; it is kept. */
  | { readonly kind: 'unknown' };

export type SaidAtLine = {
  readonly kind: 'said';
  readonly lineUserId: string;
  readonly lineMessageId: string;
  readonly content: ContentFromLine;
  readonly quotedLineMessageId: string | null;
  readonly quoteToken: string | null;
  readonly markAsReadToken: string | null;
};

export type ContentFromLine =
  | TextFromLine
  | StickerContent
  | LocationContent
  | FileFromLine
  | { readonly kind: 'unsupported'; readonly lineType: string };

export type EditedAtLine = {
  readonly kind: 'edited';
  readonly lineUserId: string;
  readonly lineMessageId: string;
  readonly content: TextFromLine;
  readonly quoteToken: string | null;
};

/** What a LINE user did without saying anything; a line in the room tells of it. */
export type DoneAtLine = {
  readonly kind: 'done';
  readonly lineUserId: string;
  readonly what:
    | { readonly code: 'buttonTapped'; readonly words: string }
    | { readonly code: 'accountLinked'; readonly ok: boolean }
    | { readonly code: 'videoWatched' };
  /** The data of a tapped button have the form in which ours name a room. Another tool's may have it, too: `asOurs`. */
  readonly ours: { readonly roomId: RoomId; readonly words: string } | null;
};

/** Never throws: what it does not understand is `unknown`. */
export function fromLine(event: LineEvent): FromLine {
  const { type, userId } = outside(event.source);
  if (type === 'group' || type === 'room') return inGroup(event);
  if (type !== 'user' || !isId(userId) || !isId(event.type)) return unknown;
  return readers[event.type]?.(event, userId) ?? unknown;
}

const unknown = { kind: 'unknown' } as const;

type Reader = (event: LineEvent, lineUserId: string) => FromLine | null;

/** By the type of the event (LINE reference, Webhook event objects). */
const readers: Readonly<Record<string, Reader>> = Object.assign(Object.create(null), {
  follow: (_event, lineUserId) => ({ kind: 'followed', lineUserId }),
  unfollow: (_event, lineUserId) => ({ kind: 'unfollowed', lineUserId }),
  message: said,
  messageEdited: edited,
  unsend: tookBack,
  postback: tapped,
  accountLink: (event, lineUserId) =>
    done(lineUserId, { code: 'accountLinked', ok: outside(event.link).result === 'ok' }),
  videoPlayComplete: (_event, lineUserId) => done(lineUserId, { code: 'videoWatched' }),
} satisfies Record<string, Reader>);

function inGroup(event: LineEvent): FromLine {
  const tookBack = event.type === 'unsend';
  const lineMessageId = tookBack ? outside(event.unsend).messageId : outside(event.message).id;
  return { kind: 'inGroup', lineMessageId: idIn(lineMessageId), tookBack };
}

function tookBack(event: LineEvent, lineUserId: string): FromLine | null {
  const { messageId } = outside(event.unsend);
  return isId(messageId) ? { kind: 'tookBack', lineUserId, lineMessageId: messageId } : null;
}

function said(event: LineEvent, lineUserId: string): FromLine | null {
  const message = outside(event.message);
  if (!isId(message.id)) return null;
  return {
    kind: 'said',
    lineUserId,
    lineMessageId: message.id,
    content: contentOf(message),
    quotedLineMessageId: idIn(message.quotedMessageId),
    quoteToken: printableIn(message.quoteToken),
    markAsReadToken: printableIn(message.markAsReadToken),
  };
}

function contentOf(message: Outside): ContentFromLine {
  const { type } = message;
  const content = isFileType(type) ? fileFromLine(type, message) : wordsOf(message);
  return content ?? { kind: 'unsupported', lineType: idIn(type) ?? '?' };
}

function wordsOf(message: Outside): ContentFromLine | null {
  if (message.type === 'text') return textFromLine(message);
  if (message.type === 'sticker') return stickerFromLine(message);
  return message.type === 'location' ? locationFromLine(message) : null;
}

function edited(event: LineEvent, lineUserId: string): FromLine | null {
  const message = outside(event.message);
  const content = message.type === 'text' ? textFromLine(message) : null;
  if (!isId(message.id) || !content) return null;
  const quoteToken = printableIn(message.quoteToken);
  return { kind: 'edited', lineUserId, lineMessageId: message.id, content, quoteToken };
}

function tapped(event: LineEvent, lineUserId: string): FromLine {
  const { data, params } = outside(event.postback);
  // LINE reference, Postback event: `params` of the rich menu switch action.
  if ('newRichMenuAliasId' in outside(params)) return { kind: 'switchedMenu', lineUserId };
  const { datetime, date, time } = outside(params);
  const words = (...parts: unknown[]) => parts.flatMap((part) => labelIn(part, 300) ?? []).join(' ');
  const chosen = datetime ?? date ?? time;
  const roomId = idIn(/^room=(.+)$/.exec(labelIn(data, 300) ?? '')?.[1]);
  const ours = roomId === null ? null : { roomId, words: words(chosen) };
  return done(lineUserId, { code: 'buttonTapped', words: words(data, chosen) }, ours);
}

function done(lineUserId: string, what: DoneAtLine['what'], ours: DoneAtLine['ours'] = null): DoneAtLine {
  return { kind: 'done', lineUserId, what, ours };
}

/** The line of a button that led to a room of the LINE user's: what leads there is nothing that members should read. */
export function asOurs({ what, ours }: DoneAtLine): DoneAtLine['what'] {
  return ours && what.code === 'buttonTapped' ? { ...what, words: ours.words } : what;
}

/**
 * What an answer to this event costs nothing with, for a minute; null where LINE gave none, or where another product has
 * the talk (LINE reference, `mode`: standby).
 */
export function replyTokenOf(event: LineEvent): string | null {
  return event.mode === 'standby' ? null : idIn(event.replyToken);
}

export function isRedelivery(event: Outside): boolean {
  return outside(event.deliveryContext).isRedelivery === true;
}

/** Where at LINE an event happened; null where LINE names no place. Its kind is what the ids say, whatever the source calls itself. */
export function placeOf(event: LineEvent): Omit<LinePlace, 'channelId'> | null {
  const { groupId, roomId, userId } = outside(event.source);
  if (isId(groupId)) return { kind: 'group', lineId: groupId };
  if (isId(roomId)) return { kind: 'room', lineId: roomId };
  return isId(userId) ? { kind: 'user', lineId: userId } : null;
}

/** Events with the same key happened in one place at LINE and are worked on in order. */
export function chatKey(event: LineEvent): string {
  return placeOf(event)?.lineId ?? '';
}

/** The last moment that a calendar has (ECMAScript, Time Values). */
const endOfTimeMs = 8.64e15;

/** The part of an event without which it can be neither told apart from others nor put in order. */
export function isLineEvent(value: unknown): value is LineEvent {
  const { type, webhookEventId, timestamp } = outside(value);
  return isId(type) && isId(webhookEventId) && isTime(timestamp);
}

function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= endOfTimeMs;
}
