import type { messagingApi, webhook } from '@line/bot-sdk';
import { editMessage, unsendMessage } from './acts/change-message.ts';
import { sayAsAccount } from './acts/say-as-account.ts';
import { type ImageSetOptions, sendImages } from './acts/send-images.ts';
import { type Sent, sendMessage } from './acts/send-message.ts';
import { tapAction, watchVideo } from './acts/tap-action.ts';
import { autoReplyIfOn, greetIfOn } from './automatic-answers.ts';
import type { Channel } from './channel.ts';
import type { Bubble, Chat } from './chat.ts';
import { makeUserId } from './ids.ts';
import { type LineLink, readLineLink } from './line-links.ts';
import { announceIn, type Place, sendEvents } from './place.ts';
import type { Platform } from './platform.ts';
import type { ImageOptions } from './user-messages/image.ts';
import { type TextOptions, textMessage } from './user-messages/text.ts';
import type { UserMessage } from './user-messages/user-message.ts';
import { makeAccountLinkEvent, makeAnyEvent, makeFollowEvent, makeUnfollowEvent } from './webhook/events.ts';
import type { WebhookResult, WebhookSender } from './webhook/sender.ts';

export interface LineUserOptions {
  userId?: string;
  displayName: string;
  pictureUrl?: string;
  statusMessage?: string;
  /** BCP 47 tag */
  language?: string;
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
    const place = this.#openPlace(channel);
    const sent = sendMessage(place, userMessage);
    autoReplyIfOn(place);
    return sent;
  }

  /** Sends several images at once; answers come in the order of `images`. */
  async sendsImages(
    channel: Channel,
    images: Pick<ImageOptions, 'bytes' | 'mimeType'>[],
    options: ImageSetOptions = {},
  ): Promise<Sent[]> {
    return sendImages(this.#openPlace(channel), images, options);
  }

  /** Changes the words of an own text. */
  async edits(channel: Channel, messageId: string, text: string): Promise<WebhookResult> {
    return editMessage(this.#openPlace(channel), messageId, text);
  }

  /** Takes an own message back. */
  async unsends(channel: Channel, messageId: string): Promise<WebhookResult> {
    return unsendMessage(this.#place(channel), messageId);
  }

  /** Taps a button of the account's message; `params` is what was picked with a date picker. */
  async taps(
    channel: Channel,
    bubbleId: string,
    action: messagingApi.Action,
    params?: Record<string, string>,
  ): Promise<WebhookResult> {
    return tapAction(this.#openPlace(channel), bubbleId, action, params);
  }

  /** Watches the account's video to its end. */
  async watchesVideo(channel: Channel, bubbleId: string): Promise<WebhookResult> {
    return watchVideo(this.#place(channel), bubbleId);
  }

  /** Comes back from the account's login page with its nonce (LINE docs, Linking accounts). */
  async linksAccount(channel: Channel, link: webhook.LinkContent): Promise<WebhookResult> {
    const place = this.#place(channel);
    announceIn(place);
    return sendEvents(place, [makeAccountLinkEvent(place, link)]);
  }

  /** Does what no other act of this class is: an event as its maker describes it. */
  async causes(channel: Channel, event: { type: string }): Promise<WebhookResult> {
    const place = this.#place(channel);
    return sendEvents(place, [makeAnyEvent(place, event)]);
  }

  /** Gets what the account says from elsewhere than the server under test: LINE Official Account Manager, another tool. Throws like LINE's API. */
  receives(channel: Channel, messages: unknown[]): void {
    sayAsAccount(this.#place(channel), messages);
  }

  /** Blocks the account: it receives an unfollow event and can reach this user no more. */
  async blocks(channel: Channel): Promise<WebhookResult> {
    const place = this.#place(channel);
    place.chat.friendship = 'blocked';
    announceIn(place);
    return sendEvents(place, [makeUnfollowEvent(place)]);
  }

  async unblocks(channel: Channel): Promise<WebhookResult> {
    return this.#follows(channel, true);
  }

  /** Turns the chat's notifications off; nobody is told. */
  mutes(channel: Channel): void {
    this.#setMuted(channel, true);
  }

  unmutes(channel: Channel): void {
    this.#setMuted(channel, false);
  }

  /** What the phone shows, in order. */
  chatWith(channel: Channel): Bubble[] {
    return [...this.#chat(channel).bubbles];
  }

  isFriendOf(channel: Channel): boolean {
    return this.#chat(channel).friendship === 'friend';
  }

  async #follows(channel: Channel, isUnblocked: boolean): Promise<WebhookResult> {
    const place = this.#place(channel);
    place.chat.friendship = 'friend';
    announceIn(place);
    const result = sendEvents(place, [makeFollowEvent(place, isUnblocked)]);
    greetIfOn(place);
    return result;
  }

  #setMuted(channel: Channel, isMuted: boolean): void {
    const place = this.#place(channel);
    place.chat.isMuted = isMuted;
    announceIn(place);
  }

  #channelOf(link: LineLink): Channel {
    const channel = this.#platform.findByBasicId(link.basicId);
    if (!channel) throw new Error(`No account has the ID ${link.basicId}`);
    return channel;
  }

  #chat(channel: Channel): Chat {
    return this.#platform.chatOf(channel, this.userId);
  }

  /** The talk, where this user can write. */
  #openPlace(channel: Channel): Place {
    const place = this.#place(channel);
    if (place.chat.friendship === 'blocked') throw new Error(`${this.displayName} blocks ${channel.displayName}`);
    return place;
  }

  #place(channel: Channel): Place {
    const source = { type: 'user' as const, userId: this.userId };
    return { platform: this.#platform, webhooks: this.#webhooks, channel, chat: this.#chat(channel), source };
  }
}
