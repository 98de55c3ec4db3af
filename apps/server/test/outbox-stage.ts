import { randomUUID } from 'node:crypto';
import type { Channel } from '@engawa/line-simulator';
import { pino } from 'pino';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { Outbox } from '../src/outbox/outbox.ts';
import type { Call, Outcome, Sender } from '../src/outbox/sender.ts';
import type { Store } from '../src/store/store.ts';
import { inboxEmpty, type Stage, stageOn } from './company.ts';
import type { testDatabases } from './databases.ts';
import { roomsOfUser } from './rooms-of-line.ts';

/** Somebody who carries words outside, and says of each call what the story wants. */
export class Carrier implements Sender {
  readonly calls: Call[] = [];
  readonly outcomes: Outcome[] = [];

  /** What was left out of each bubble, as it was put together. */
  readonly without: (readonly string[])[] = [];
  /** How long LINE may be asked for, call by call. */
  readonly msLeft: number[] = [];

  /** What happens once while a call is under way. */
  meanwhile: (() => Promise<void>) | null = null;

  /** What there is no bubble for. */
  readonly unfit = new Set<string>();
  /** What there is no bubble without. */
  readonly unfitWithout = new Set<string>();

  compose({ content, without }: Parameters<Sender['compose']>[0]): ReturnType<Sender['compose']> {
    this.without.push(without);
    const isUnfit = content.kind === 'text' && this.unfit.has(content.text);
    if (without.some((each) => this.unfitWithout.has(each))) return { reason: 'mediaMissing' };
    return isUnfit ? { reason: 'mediaMissing' } : { bubble: JSON.stringify(content) };
  }

  async send(call: Call, withinMs: number): Promise<Outcome> {
    this.calls.push(call);
    this.msLeft.push(withinMs);
    const { meanwhile } = this;
    this.meanwhile = null;
    await meanwhile?.();
    return this.outcomes.shift() ?? accepted(call);
  }

  texts(): string[][] {
    return this.calls.map(({ bubbles }) => bubbles.map((bubble) => (JSON.parse(bubble) as { text: string }).text));
  }
}

export const accepted = ({ bubbles, id }: Call): Outcome => ({
  kind: 'accepted',
  sent: bubbles.map((_, index) => ({ id: `${id} ${index}`, quoteToken: null })),
  requestId: null,
});

/** A company whose words are carried outside by somebody whom the story tells what to say. */
export class OutboxStage {
  readonly stage: Stage;
  readonly #log = pino({ level: 'silent' });
  #taro: MemberClient | null = null;
  #channel: Channel | null = null;
  /** New for each story. */
  carrier = new Carrier();
  outbox: Outbox | null = null;

  constructor(database: (typeof testDatabases)[number]) {
    this.stage = stageOn(database);
    beforeAll(async () => {
      this.#taro = await this.stage.screenOf('sato.taro');
      this.#channel = await this.stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
      const itsOwn = this.stage.company.app.parts.line.workers.find((worker) => worker instanceof Outbox);
      await itsOwn!.stop();
    });
    beforeEach(() => {
      this.carrier = new Carrier();
      this.renew();
    });
    afterEach(() => this.outbox?.stop());
  }

  get store(): Store {
    return this.stage.company.app.parts.store;
  }

  /** Another process begins: nothing was started yet. */
  renew(): void {
    this.outbox = new Outbox(this.store, this.carrier, this.#log);
  }

  start(): Outbox {
    this.outbox!.start();
    return this.outbox!;
  }

  /** A room with a LINE user, whose one reply token is there or not. */
  async roomWithSomebody({ token = false } = {}): Promise<string> {
    const user = this.stage.company.line.createUser({ displayName: randomUUID() });
    await user.addsFriend(this.#channel!);
    await inboxEmpty(this.store);
    const { db } = this.store;
    const { id, chatId } = await roomsOfUser(this.store, user.userId).executeTakeFirstOrThrow();
    if (!token) await db.deleteFrom('reply_token').where('line_chat_id', '=', chatId).execute();
    return id;
  }

  post(roomId: string, text: string) {
    return this.#taro!.message.post.mutate({ id: randomUUID(), roomId, content: { kind: 'text', text } });
  }

  async chatOf(roomId: string): Promise<string> {
    const places = this.store.db.selectFrom('room_line_chat').select('line_chat_id').where('room_id', '=', roomId);
    return (await places.executeTakeFirstOrThrow()).line_chat_id;
  }

  /** What became of everything said in a room: `status route reason`. */
  async deliveriesIn(roomId: string): Promise<string[]> {
    const { messages } = await this.#taro!.message.page.query({ roomId });
    return messages.flatMap(({ delivery }) =>
      delivery ? [[delivery.status, delivery.route, delivery.reason].join(' ')] : [],
    );
  }
}
