import type { Channel } from '../channel.ts';
import type { Bubble, Chat, Friendship } from '../chat.ts';
import type { LineUser } from '../line-user.ts';

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
}

export interface TalkView extends AccountView {
  unseen: number;
  last?: { text: string; at: number };
}

export interface BubbleView {
  id: string;
  from: 'user' | 'account';
  kind: string;
  text: string;
  imageUrl?: string;
  senderName?: string;
  senderIconUrl?: string;
  at: number;
  isRead: boolean;
  quoted?: { text: string; from: 'user' | 'account' };
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
  return { channelId, basicId, displayName, ...picture, friendship: chat.friendship };
}

export function viewTalk(channel: Channel, chat: Chat): TalkView {
  const last = chat.bubbles.at(-1);
  return {
    ...viewAccount(channel, chat),
    unseen: chat.countUnseen(),
    ...(last ? { last: { text: last.text ?? '', at: last.at } } : {}),
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
  const { id, from, message, text = '', senderName, senderIconUrl, at, readAt } = bubble;
  const quoted = chat.bubbles.find((each) => each.id === bubble.quotedMessageId);
  const imageUrl = message.type === 'image' && 'previewImageUrl' in message ? message.previewImageUrl : undefined;
  return {
    id,
    from,
    kind: message.type,
    text,
    ...(imageUrl === undefined ? {} : { imageUrl }),
    ...(senderName === undefined ? {} : { senderName }),
    ...(senderIconUrl === undefined ? {} : { senderIconUrl }),
    at,
    isRead: readAt !== undefined,
    ...(quoted ? { quoted: { text: quoted.text ?? '', from: quoted.from } } : {}),
  };
}
