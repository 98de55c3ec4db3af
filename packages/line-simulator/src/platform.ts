import { AccessTokens } from './access-tokens.ts';
import type { Channel } from './channel.ts';
import { Chat } from './chat.ts';
import { Contents } from './content/contents.ts';
import { MessageIdMint } from './ids.ts';
import type { LineUser } from './line-user.ts';
import { QuotaBook } from './quota.ts';
import { ReplyTokens } from './reply-tokens.ts';
import { RetryKeys } from './retry-keys.ts';

export interface PlatformOptions {
  /** ms */
  now: () => number;
  /** Lets http URLs of this machine pass where LINE demands https: a marked exception for demo and tests. */
  allowLoopbackHttp: boolean;
}

/** Something to be drawn anew or remembered; without a user it is about the account. */
export interface Change {
  userId?: string;
  channelId: string;
}

/** Everything LINE knows: channels, users (of one provider), their chats, and the tokens that are out. */
export class Platform {
  readonly now: () => number;
  readonly allowLoopbackHttp: boolean;
  readonly channels = new Map<string, Channel>();
  readonly users = new Map<string, LineUser>();
  readonly accessTokens: AccessTokens;
  readonly replyTokens: ReplyTokens;
  readonly retryKeys: RetryKeys;
  readonly quotas: QuotaBook;
  readonly messageIds: MessageIdMint;
  readonly contents = new Contents();
  readonly #chats = new Map<string, Chat>();
  readonly #watchers = new Set<(change: Change) => void>();

  constructor({ now, allowLoopbackHttp }: PlatformOptions) {
    this.now = now;
    this.allowLoopbackHttp = allowLoopbackHttp;
    this.accessTokens = new AccessTokens(now);
    this.replyTokens = new ReplyTokens(now);
    this.retryKeys = new RetryKeys(now);
    this.quotas = new QuotaBook(now);
    this.messageIds = new MessageIdMint(now);
  }

  chatOf(channel: Channel, userId: string): Chat {
    const name = `${channel.channelId} ${userId}`;
    const chat = this.#chats.get(name) ?? new Chat();
    this.#chats.set(name, chat);
    return chat;
  }

  /** The chats that exist, with whose they are. */
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
