import type { webhook } from '@line/bot-sdk';
import { editMessage, unsendMessage } from './acts/change-message.ts';
import { type Sent, sendMessage } from './acts/send-message.ts';
import type { Channel } from './channel.ts';
import { Chat } from './chat.ts';
import { makeGroupId } from './ids.ts';
import type { LineUser } from './line-user.ts';
import { announceIn, nothingSent, type Place, sendEvents } from './place.ts';
import type { Platform } from './platform.ts';
import { type TextOptions, textMessage } from './user-messages/text.ts';
import type { UserMessage } from './user-messages/user-message.ts';
import { makeJoinEvent, makeLeaveEvent, makeMemberJoinedEvent, makeMemberLeftEvent } from './webhook/events.ts';
import type { WebhookResult, WebhookSender } from './webhook/sender.ts';

export interface LineGroupOptions {
  groupId?: string;
  name: string;
  pictureUrl?: string;
  members: LineUser[];
}

/** A LINE group: people, and at most one account (LINE docs, Group chats). */
export class LineGroup {
  readonly groupId: string;
  name: string;
  pictureUrl: string | undefined;
  /** The people; the account is not counted. */
  readonly members: Set<LineUser>;
  /** The account that is in it. */
  account: Channel | undefined;
  /** Every member sees what the account says, friend or not. */
  readonly chat = new Chat('friend');
  readonly #platform: Platform;
  readonly #webhooks: WebhookSender;

  constructor(
    platform: Platform,
    webhooks: WebhookSender,
    { groupId = makeGroupId(), name, pictureUrl, members }: LineGroupOptions,
  ) {
    this.#platform = platform;
    this.#webhooks = webhooks;
    this.groupId = groupId;
    this.name = name;
    this.pictureUrl = pictureUrl;
    this.members = new Set(members);
  }

  /**
   * Invites an account, which comes by itself if its console allows it; what became of the webhooks.
   * A second account joins and leaves at once, as has been seen of LINE.
   */
  async invites(channel: Channel): Promise<WebhookResult[]> {
    if (!channel.allowGroupJoin || this.account === channel) return [];
    const place = this.#place(channel);
    if (this.account)
      return [await sendEvents(place, [makeJoinEvent(place)]), await sendEvents(place, [makeLeaveEvent(place)])];
    this.account = channel;
    announceIn(place);
    return [await sendEvents(place, [makeJoinEvent(place)])];
  }

  /** Removes the account. */
  async removes(channel: Channel): Promise<WebhookResult> {
    if (this.account !== channel) throw new Error(`${channel.displayName} is not in ${this.name}`);
    return this.loses(channel);
  }

  /** The account is no longer in it: removed, or gone by itself through the API; LINE tells it in both cases. */
  async loses(channel: Channel): Promise<WebhookResult> {
    const place = this.#place(channel);
    this.account = undefined;
    announceIn(place);
    return sendEvents(place, [makeLeaveEvent(place)]);
  }

  async memberJoins(user: LineUser): Promise<WebhookResult> {
    this.members.add(user);
    return this.#tell((place) => makeMemberJoinedEvent(place, [sourceOf(user)]));
  }

  async memberLeaves(user: LineUser): Promise<WebhookResult> {
    this.members.delete(user);
    return this.#tell((place) => makeMemberLeftEvent(place, [sourceOf(user)]));
  }

  async says(user: LineUser, text: string, options: TextOptions = {}): Promise<Sent<webhook.TextMessageContent>> {
    const { message, result } = await this.sends(user, textMessage(text, options));
    return { message: message as webhook.TextMessageContent, result };
  }

  /** A member sends any message. Throws when no account is in the group: nobody but people would hear it. */
  async sends(user: LineUser, message: UserMessage): Promise<Sent> {
    return sendMessage(this.#placeOf(user), message);
  }

  async edits(user: LineUser, messageId: string, text: string): Promise<WebhookResult> {
    return editMessage(this.#placeOf(user), messageId, text);
  }

  async unsends(user: LineUser, messageId: string): Promise<WebhookResult> {
    return unsendMessage(this.#placeOf(user), messageId);
  }

  async #tell(makeEvent: (place: Place) => webhook.Event): Promise<WebhookResult> {
    if (!this.account) return nothingSent();
    const place = this.#place(this.account);
    announceIn(place);
    return sendEvents(place, [makeEvent(place)]);
  }

  #placeOf(user: LineUser): Place {
    if (!this.members.has(user)) throw new Error(`${user.displayName} is not in ${this.name}`);
    if (!this.account) throw new Error(`No account is in ${this.name}`);
    return this.#place(this.account, user);
  }

  #place(channel: Channel, user?: LineUser): Place {
    const who = user ? { userId: user.userId } : {};
    const source = { type: 'group' as const, groupId: this.groupId, ...who };
    return { platform: this.#platform, webhooks: this.#webhooks, channel, chat: this.chat, source };
  }
}

function sourceOf({ userId }: LineUser): webhook.UserSource {
  return { type: 'user', userId };
}
