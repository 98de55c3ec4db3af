import type { Channel } from '../channel.ts';
import type { Bubble, Chat, Friendship } from '../chat.ts';
import type { LineUser } from '../line-user.ts';
import { type ContentView, viewContent } from './content.ts';

/** The phone loads so many of the newest bubbles of a chat. */
const SHOWN_BUBBLES = 300;

export interface PersonView {
  userId: string;
  displayName: string;
  pictureUrl?: string;
  statusMessage?: string;
}

export interface AccountView {
  channelId: string;
  basicId: string;
  displayName: string;
  pictureUrl?: string;
  friendship: Friendship;
  isMuted: boolean;
}

export interface TalkView extends AccountView {
  unseen: number;
  last?: { text: string; kind: string; from: 'user' | 'account'; at: number };
}

/** What the menu of a bubble offers. */
export interface BubbleActs {
  reply: boolean;
  edit: boolean;
  unsend: boolean;
  copy: boolean;
}

export interface QuotedView {
  id: string;
  from: 'user' | 'account';
  kind: string;
  /** Empty when it was unsent. */
  text: string;
  senderName?: string;
  previewUrl?: string;
}

export interface BubbleView {
  id: string;
  from: 'user' | 'account';
  /** LINE's message type, or `unsent`. */
  kind: string;
  /** Its words in short; empty of a sticker or file without any. */
  text: string;
  content?: ContentView;
  senderName?: string;
  senderIconUrl?: string;
  /** ms */
  at: number;
  isRead: boolean;
  /** It came without a ring (`notificationDisabled`). */
  isSilent: boolean;
  isEdited: boolean;
  quoted?: QuotedView;
  acts: BubbleActs;
  /** LINE's quick reply items; shown under the newest message only. */
  quickReplies?: unknown[];
}

export interface ChatView extends AccountView {
  /** ms by the simulator's clock that the loading animation still lasts. */
  loadingMs: number;
  bubbles: BubbleView[];
}

export function viewPerson({ userId, displayName, pictureUrl, statusMessage }: LineUser): PersonView {
  return {
    userId,
    displayName,
    ...(pictureUrl === undefined ? {} : { pictureUrl }),
    ...(statusMessage === undefined ? {} : { statusMessage }),
  };
}

export function viewAccount({ channelId, basicId, displayName, pictureUrl }: Channel, chat: Chat): AccountView {
  const picture = pictureUrl === undefined ? {} : { pictureUrl };
  return { channelId, basicId, displayName, ...picture, friendship: chat.friendship, isMuted: chat.isMuted };
}

export function viewTalk(channel: Channel, chat: Chat): TalkView {
  const last = chat.bubbles.at(-1);
  return {
    ...viewAccount(channel, chat),
    unseen: chat.countUnseen(),
    ...(last ? { last: { text: wordsOf(last), kind: kindOf(last), from: last.from, at: last.at } } : {}),
  };
}

export function viewChat(channel: Channel, chat: Chat, now: number): ChatView {
  return {
    ...viewAccount(channel, chat),
    loadingMs: Math.max(0, chat.loadingUntil - now),
    bubbles: chat.bubbles.slice(-SHOWN_BUBBLES).map((bubble) => viewBubble(bubble, chat)),
  };
}

function viewBubble(bubble: Bubble, chat: Chat): BubbleView {
  const { id, from, message, senderName, senderIconUrl, at } = bubble;
  const quoted = chat.bubbles.find((each) => each.id === bubble.quotedMessageId);
  const quickReplies = 'quickReply' in message ? message.quickReply?.items : undefined;
  return {
    id,
    from,
    kind: kindOf(bubble),
    text: wordsOf(bubble),
    ...(isUnsent(bubble) ? {} : { content: viewContent(id, message, wordsOf(bubble)) }),
    ...(senderName === undefined ? {} : { senderName }),
    ...(senderIconUrl === undefined ? {} : { senderIconUrl }),
    at,
    isRead: bubble.readAt !== undefined,
    isSilent: from === 'account' && bubble.notificationDisabled,
    isEdited: bubble.editedAt !== undefined,
    ...(quoted ? { quoted: viewQuoted(quoted) } : {}),
    acts: actsOn(bubble),
    ...(quickReplies === undefined ? {} : { quickReplies }),
  };
}

function viewQuoted(bubble: Bubble): QuotedView {
  const { id, from, message, senderName } = bubble;
  const content = isUnsent(bubble) ? undefined : viewContent(id, message, '');
  const previewUrl = content && 'previewUrl' in content ? content.previewUrl : undefined;
  return {
    id,
    from,
    kind: kindOf(bubble),
    text: wordsOf(bubble),
    ...(senderName === undefined ? {} : { senderName }),
    ...(previewUrl === undefined ? {} : { previewUrl }),
  };
}

/** Own texts can be edited, own messages unsent; what can be quoted has a quote token (LINE docs, Get quote tokens). */
function actsOn(bubble: Bubble): BubbleActs {
  const isOwn = bubble.from === 'user' && !isUnsent(bubble);
  const isText = bubble.message.type === 'text' || bubble.message.type === 'textV2';
  return {
    reply: bubble.quoteToken !== undefined && !isUnsent(bubble),
    edit: isOwn && isText,
    unsend: isOwn,
    copy: isText && !isUnsent(bubble),
  };
}

function wordsOf(bubble: Bubble): string {
  return isUnsent(bubble) ? '' : (bubble.text ?? '');
}

function kindOf(bubble: Bubble): string {
  return isUnsent(bubble) ? 'unsent' : bubble.message.type;
}

function isUnsent(bubble: Bubble): boolean {
  return bubble.unsentAt !== undefined;
}
