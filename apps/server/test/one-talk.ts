import { randomUUID } from 'node:crypto';
import type { MessageView } from '@engawa/domain';
import type { Channel, LineUser } from '@engawa/line-simulator';
import { beforeAll, expect } from 'vitest';
import { tanaka } from '../dev/cast.ts';
import type { MemberClient } from '../dev/start-app.ts';
import type { Store } from '../src/store/store.ts';
import { inboxEmpty, roomWith, type Stage, soon } from './company.ts';

/** One LINE user and 佐藤, talking through an account that serves 佐藤 alone. */
export type OneTalk = {
  taro: MemberClient;
  channel: Channel;
  user: LineUser;
  roomId: string;
  store: Store;
  /** Everything that stands in the room, once LINE has told all and all is worked on. */
  messages(): Promise<readonly MessageView[]>;
  /** The same, what came last. */
  last(): Promise<MessageView>;
  /** LINE tells these events in one request. */
  tells(...events: readonly object[]): Promise<void>;
  /** An event of the LINE user; `timestamp` is LINE's time in ms. */
  event(type: string, more: object, timestamp?: number): object;
};

/** Begins a talk for the stories of one `describe`. */
export function oneTalkOn(stage: Stage, name = tanaka.displayName): OneTalk {
  const talk = {
    async messages() {
      await inboxEmpty(talk.store);
      return (await talk.taro.message.page.query({ roomId: talk.roomId, limit: 200 })).messages;
    },
    async last() {
      return (await talk.messages()).at(-1)!;
    },
    async tells(...events) {
      const { status } = await stage.company.line.deliverWebhook(talk.channel, events);
      expect(status).toBe(200);
      await inboxEmpty(talk.store);
    },
    event: (type, more, timestamp = Date.now()) => ({
      type,
      timestamp,
      webhookEventId: randomUUID(),
      mode: 'active',
      source: { type: 'user', userId: talk.user.userId },
      deliveryContext: { isRedelivery: false },
      ...more,
    }),
  } as OneTalk;
  beforeAll(async () => {
    talk.store = stage.company.app.parts.store;
    talk.taro = await stage.screenOf('sato.taro');
    talk.channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
    talk.user = stage.company.line.createUser({ ...tanaka, displayName: name });
    await talk.user.addsFriend(talk.channel);
    const item = await soon(async () => (await roomWith(talk.taro, name)) ?? expect.unreachable('no room'));
    talk.roomId = item.room.id;
  });
  return talk;
}
