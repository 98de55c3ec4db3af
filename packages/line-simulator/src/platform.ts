import { AccessTokens } from './access-tokens.ts';
import type { Channel } from './channel.ts';
import { Chat } from './chat.ts';
import { Contents } from './content/contents.ts';
import { MessageIdMint } from './ids.ts';
import type { LineGroup } from './line-group.ts';
import type { LineUser } from './line-user.ts';
import { QuotaBook } from './quota.ts';
import { ReplyTokens } from './reply-tokens.ts';
import { RetryKeys } from './retry-keys.ts';
import { SentCounts } from './sent-counts.ts';

export interface PlatformOptions {
  /** ms */
  now: () => number;
  /** Lets http URLs of this machine pass where LINE demands https: a marked exception for demo and tests. */
  allowLoopbackHttp: boolean;
}

/** Something to be drawn anew or remembered; without a user or group it is about the account. */
export interface Change {
  userId?: string;
  groupId?: string;
  channelId: string;
}

/** Everything LINE knows: channels, users (of one provider), their chats, and the tokens that are out. */
export class Platform {
  readonly now: () => number;
  readonly allowLoopbackHttp: boolean;
  readonly channels = new Map<string, Channel>();
  readonly users = new Map<string, LineUser>();
  readonly groups = new Map<string, LineGroup>();
  readonly accessTokens: AccessTokens;
  readonly replyTokens: ReplyTokens;
  readonly retryKeys: RetryKeys;
  readonly quotas: QuotaBook;
  readonly sentCounts: SentCounts;
  readonly messageIds: MessageIdMint;
  readonly contents = new Contents();
  /** How far the clock was moved forward. */
  skippedMs = 0;
  /** The console's switch "Webhook redelivery"; LINE's default is off. */
  redelivery = false;
  /**
   * Whether LINE tells of a known retry key before it looks at what is said, as it may. It does not promise that: else what
   * it would not take today is refused under a known key too.
   */
  looksAtRetryKeysFirst = false;
  readonly #chats = new Map<string, Chat>();
  readonly #watchers = new Set<(change: Change) => void>();

  constructor({ now, allowLoopbackHttp }: PlatformOptions) {
    this.now = () => now() + this.skippedMs;
    this.allowLoopbackHttp = allowLoopbackHttp;
    this.accessTokens = new AccessTokens(this.now);
    this.replyTokens = new ReplyTokens(this.now);
    this.retryKeys = new RetryKeys(this.now);
    this.quotas = new QuotaBook(this.now);
    this.sentCounts = new SentCounts(this.now);
    this.messageIds = new MessageIdMint(this.now);
  }

  chatOf(channel: Channel, userId: string): Chat {
    const name = `${channel.channelId} ${userId}`;
    const chat = this.#chats.get(name) ?? new Chat();
    this.#chats.set(name, chat);
    return chat;
  }

  /** The chat with a user, or of a group that the account is in; undefined when LINE could deliver nothing there. */
  findChat(channel: Channel, chatId: string): Chat | undefined {
    if (this.users.has(chatId)) return this.chatOf(channel, chatId);
    return this.findGroup(channel, chatId)?.chat;
  }

  /** A group, if the account is in it. */
  findGroup(channel: Channel, groupId: string): LineGroup | undefined {
    const group = this.groups.get(groupId);
    return group?.account === channel ? group : undefined;
  }

  /** Moves the clock forward. */
  skip(ms: number): void {
    this.skippedMs += ms;
  }

  /** The chats of users that exist, with whose they are. */
  *chats(): Iterable<{ channel: Channel; user: LineUser; chat: Chat }> {
    for (const channel of this.channels.values()) {
      for (const user of this.users.values()) {
        const chat = this.#chats.get(`${channel.channelId} ${user.userId}`);
        if (chat) yield { channel, user, chat };
      }
    }
  }

  /** Ids are compared without regard to case, as LINE does. */
  findByBasicId(basicId: string): Channel | undefined {
    const wanted = basicId.toLowerCase();
    return [...this.channels.values()].find((channel) => channel.basicId.toLowerCase() === wanted);
  }

  announce(change: Change): void {
    for (const watcher of this.#watchers) watcher(change);
  }

  /** Calls `watcher` on every change until the returned function is called. */
  watch(watcher: (change: Change) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}
