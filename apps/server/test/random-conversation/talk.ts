import { randomUUID } from 'node:crypto';
import type { Bubble, Channel, LineSimulator, LineUser } from '@engawa/line-simulator';
import { TRPCClientError } from '@trpc/client';
import { expect } from 'vitest';
import type { MemberClient } from '../../dev/start-app.ts';
import type { Store } from '../../src/store/store.ts';
import { byServer } from '../../src/store/who.ts';
import { inboxEmpty, roomWith, soon } from '../company.ts';
import type { KillableServer } from '../killable-server.ts';

/** A talk of one member with one LINE user over a line that breaks, and a server that dies. */
export class Talk {
  readonly line: LineSimulator;
  readonly channel: Channel;
  readonly user: LineUser;
  readonly member: MemberClient;
  readonly admin: MemberClient;
  readonly server: KillableServer;
  /** The server's database, seen from outside. */
  readonly store: Store;
  readonly url: string;
  readonly cookie: string;
  readonly roomId: string;
  /** Words that were taken back: from then on they may stand nowhere. */
  readonly destroyed: string[] = [];
  /** LINE's ids of what was said while nothing went wrong, in order: so they must stand in the timeline. */
  readonly calm: string[] = [];
  #said = 0;

  private constructor(parts: Omit<TalkParts, 'name'> & { user: LineUser; roomId: string }) {
    this.line = parts.line;
    this.channel = parts.channel;
    this.user = parts.user;
    this.member = parts.member;
    this.admin = parts.admin;
    this.server = parts.server;
    this.store = parts.store;
    this.url = parts.url;
    this.cookie = parts.cookie;
    this.roomId = parts.roomId;
  }

  static async begin(parts: TalkParts): Promise<Talk> {
    const user = parts.line.createUser({ displayName: parts.name });
    await user.addsFriend(parts.channel);
    const item = await soon(
      async () => (await roomWith(parts.member, parts.name)) ?? expect.unreachable('no room yet'),
    );
    return new Talk({ ...parts, user, roomId: item.room.id });
  }

  /** Words that stand nowhere else. */
  newWords(): string {
    return `言葉${this.user.displayName}第${++this.#said}号です`;
  }

  /** What the phone shows. */
  get bubbles(): Bubble[] {
    return this.user.chatWith(this.channel);
  }

  own(choice: number, fits: (bubble: Bubble) => boolean): Bubble | undefined {
    const mine = this.bubbles.filter((bubble) => bubble.from === 'user' && !bubble.unsentAt && fits(bubble));
    return mine[choice % Math.max(1, mine.length)];
  }

  /**
   * For the server first, then for LINE: in between the server may ask for less than it could, never believe in a token that
   * LINE has forgotten.
   */
  async timePasses(ms: number): Promise<void> {
    await inboxEmpty(this.store);
    await this.tokensAge(ms);
    this.line.skip(ms);
  }

  /** What the server keeps of reply tokens grows old. */
  async tokensAge(ms: number): Promise<void> {
    // The server is another process: only a write of the store waits for its turn.
    await this.store.write(byServer, async ({ db }) => {
      const tokens = await db.selectFrom('reply_token').select(['token', 'expires_at']).execute();
      for (const { token, expires_at } of tokens) {
        const older = new Date(Date.parse(expires_at) - ms).toISOString();
        await db.updateTable('reply_token').set({ expires_at: older }).where('token', '=', token).execute();
      }
    });
  }

  /** The admin has the server ask LINE what is left of the month. */
  async askForQuota(): Promise<void> {
    const [account] = (await this.untilHeard(() => this.admin.admin.quota.list.query())) ?? [];
    await this.untilHeard(() => this.admin.admin.quota.refresh.mutate({ id: account!.channel.id }));
  }

  /** As a member's browser does: again, with the same id, until there is an answer. A rule's "no" is one. */
  async post(content: NewWords['content'], more: Pick<NewWords, 'quotes' | 'silent'> = {}): Promise<string | null> {
    const words: NewWords = { id: randomUUID(), roomId: this.roomId, content, ...more };
    return this.untilHeard(async () => (await this.member.message.post.mutate(words)).id);
  }

  /** @returns null when a rule said no, or what was meant is not there. */
  async untilHeard<T>(ask: () => Promise<T>): Promise<T | null> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof TRPCClientError) || isFault(error)) throw error;
        if (error.data) return null;
        await this.server.running();
      }
    }
  }

  /** Brings a file to the server, again until it is there. @returns false when a rule said no. */
  async upload(mediaId: string, bytes: Buffer, name: string): Promise<boolean> {
    const address = `${this.url}/media/uploads/${mediaId}?room=${this.roomId}&name=${encodeURIComponent(name)}`;
    const headers = { cookie: this.cookie, origin: this.url, 'content-type': 'application/octet-stream' };
    for (;;) {
      const answer = await fetch(address, { method: 'PUT', headers, body: new Uint8Array(bytes) }).catch(() => null);
      if (answer?.ok) return true;
      if (answer?.status === 403) return false;
      if (answer && answer.status !== 503) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
      await this.server.running();
    }
  }
}

type NewWords = Parameters<MemberClient['message']['post']['mutate']>[0];

type TalkParts = {
  line: LineSimulator;
  channel: Channel;
  member: MemberClient;
  admin: MemberClient;
  server: KillableServer;
  store: Store;
  url: string;
  cookie: string;
  name: string;
};

function isFault(error: TRPCClientError<never>): boolean {
  return (error.data as { httpStatus?: number } | undefined)?.httpStatus === 500;
}
