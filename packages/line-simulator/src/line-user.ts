import type { webhook } from '@line/bot-sdk';
import type { Channel } from './channel.ts';
import type { Bubble, Chat } from './chat.ts';
import { makeToken, makeUserId } from './ids.ts';
import { type LineLink, readLineLink } from './line-links.ts';
import type { Platform } from './platform.ts';
import { type TextOptions, textMessage } from './user-messages/text.ts';
import type { UserMessage } from './user-messages/user-message.ts';
import { makeFollowEvent, makeMessageEvent, makeUnfollowEvent } from './webhook/events.ts';
import type { WebhookResult, WebhookSender } from './webhook/sender.ts';

export interface LineUserOptions {
  userId?: string;
  displayName: string;
  pictureUrl?: string;
  statusMessage?: string;
  /** BCP 47 tag */
  language?: string;
}

export interface Sent<Content extends webhook.MessageContent = webhook.MessageContent> {
  message: Content;
  result: WebhookResult;
}

export interface OpenedLink {
  channel: Channel;
  /** The pre-filled text in the input field; it is not sent. */
  draft: string;
  isFriend: boolean;
  /** What became of the follow webhook, when the link made them friends. */
  result?: WebhookResult;
}

/** A person who uses LINE. Every act resolves when the webhook it causes was answered (or could not be). */
export class LineUser {
  readonly userId: string;
  displayName: string;
  pictureUrl: string | undefined;
  statusMessage: string | undefined;
  language: string | undefined;
  readonly #platform: Platform;
  readonly #webhooks: WebhookSender;
  readonly #ownLinkOrigin: () => string;

  constructor(
    platform: Platform,
    webhooks: WebhookSender,
    ownLinkOrigin: () => string,
    { userId = makeUserId(), displayName, pictureUrl, statusMessage, language }: LineUserOptions,
  ) {
    this.#platform = platform;
    this.#webhooks = webhooks;
    this.#ownLinkOrigin = ownLinkOrigin;
    this.userId = userId;
    this.displayName = displayName;
    this.pictureUrl = pictureUrl;
    this.statusMessage = statusMessage;
    this.language = language;
  }

  /** Adds the account as a friend; of a blocked account it is an unblocking. */
  async addsFriend(channel: Channel): Promise<WebhookResult> {
    const isUnblocked = this.#chat(channel).friendship === 'blocked';
    return this.#follows(channel, isUnblocked);
  }

  /**
   * Opens a LINE URL exactly as a QR code or link carries it. An add-friend link makes them friends; an oaMessage link opens the chat.
   * Throws when it is not a LINE link or no account has that id.
   */
  async opens(url: string): Promise<OpenedLink> {
    const link = readLineLink(url, [this.#ownLinkOrigin()]);
    if (!link) throw new Error(`Not a LINE link: ${url}`);
    const channel = this.#channelOf(link);
    const becomesFriend = link.kind === 'addFriend' && !this.isFriendOf(channel);
    const result = becomesFriend ? await this.addsFriend(channel) : undefined;
    return { channel, draft: link.text, isFriend: this.isFriendOf(channel), ...(result ? { result } : {}) };
  }

  /** Says a text to the account. Throws when this user blocks it: LINE's app has no input field then. */
  async says(channel: Channel, text: string, options: TextOptions = {}): Promise<Sent<webhook.TextMessageContent>> {
    const { message, result } = await this.sends(channel, textMessage(text, options));
    return { message: message as webhook.TextMessageContent, result };
  }

  /** Sends any message of `user-messages/`. */
  async sends(channel: Channel, userMessage: UserMessage): Promise<Sent> {
    const chat = this.#chat(channel);
    if (chat.friendship === 'blocked') throw new Error(`${this.displayName} blocks ${channel.displayName}`);
    const bubble = this.#writeBubble(channel, chat, userMessage);
    const message = bubble.message as webhook.MessageContent;
    const result = await this.#webhooks.send(channel, this.userId, [
      makeMessageEvent(this.#platform, channel, this.userId, message),
    ]);
    return { message, result };
  }

  /** Blocks the account: it receives an unfollow event and can reach this user no more. */
  async blocks(channel: Channel): Promise<WebhookResult> {
    this.#chat(channel).friendship = 'blocked';
    this.#announce(channel);
    return this.#webhooks.send(channel, this.userId, [makeUnfollowEvent(this.#platform, this.userId)]);
  }

  async unblocks(channel: Channel): Promise<WebhookResult> {
    return this.#follows(channel, true);
  }

  /** What the phone shows, in order. */
  chatWith(channel: Channel): Bubble[] {
    return [...this.#chat(channel).bubbles];
  }

  isFriendOf(channel: Channel): boolean {
    return this.#chat(channel).friendship === 'friend';
  }

  async #follows(channel: Channel, isUnblocked: boolean): Promise<WebhookResult> {
    this.#chat(channel).friendship = 'friend';
    this.#announce(channel);
    const event = makeFollowEvent(this.#platform, channel, this.userId, isUnblocked);
    return this.#webhooks.send(channel, this.userId, [event]);
  }

  #writeBubble(channel: Channel, chat: Chat, { words, content, build }: UserMessage): Bubble {
    const tokens = { id: this.#platform.messageIds.make(), quoteToken: makeToken(), markAsReadToken: makeToken() };
    const message = build(tokens);
    const at = this.#platform.now();
    const bubble: Bubble = {
      ...tokensOf(message),
      from: 'user',
      text: words,
      message,
      at,
      notificationDisabled: false,
    };
    if ('quotedMessageId' in message && message.quotedMessageId) bubble.quotedMessageId = message.quotedMessageId;
    // With Chat off LINE itself marks every message as read on receipt (LINE docs, Mark as read).
    if (channel.chatMode === 'bot') bubble.readAt = at;
    if (content) this.#platform.contents.keep(channel.channelId, bubble.id, content);
    chat.bubbles.push(bubble);
    this.#announce(channel);
    return bubble;
  }

  #channelOf(link: LineLink): Channel {
    const channel = this.#platform.findByBasicId(link.basicId);
    if (!channel) throw new Error(`No account has the ID ${link.basicId}`);
    return channel;
  }

  #chat(channel: Channel): Chat {
    return this.#platform.chatOf(channel, this.userId);
  }

  #announce(channel: Channel): void {
    this.#platform.announce({ userId: this.userId, channelId: channel.channelId });
  }
}

/** Not every type carries a quote token. */
function tokensOf(message: webhook.MessageContent): Pick<Bubble, 'id' | 'quoteToken' | 'markAsReadToken'> {
  const { id, quoteToken, markAsReadToken } = message as Partial<webhook.TextMessageContent> & { id: string };
  return {
    id,
    ...(quoteToken === undefined ? {} : { quoteToken }),
    ...(markAsReadToken === undefined ? {} : { markAsReadToken }),
  };
}
