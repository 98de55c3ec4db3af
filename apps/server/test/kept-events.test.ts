import { randomUUID } from 'node:crypto';
import type { DenialCode, KeptEventView, KeptKind, KeptPlace } from '@engawa/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { type InboxRow, insertInbox } from '../src/store/inbox.ts';
import { keepUnsent } from '../src/store/line-fates.ts';
import { byServer } from '../src/store/who.ts';
import { inboxEmpty, linesOf, roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { oneTalkOn } from './one-talk.ts';

for (const database of testDatabases) {
  describe(`events that are kept for the admin, on ${database.name}`, () => {
    const stage = stageOn(database);
    const talk = oneTalkOn(stage);
    let admin: MemberClient;
    beforeAll(async () => {
      admin = await stage.screenOf('takahashi');
    });

    const kindOf = async ({ reason, type }: KeptKind) =>
      (await admin.admin.inbox.kinds.query()).find((kind) => kind.reason === reason && kind.type === type);
    const beacon: KeptKind = { reason: 'unknownType', type: 'beacon' };

    async function expectDenied(call: () => Promise<unknown>, code: DenialCode): Promise<void> {
      await expect(call()).rejects.toMatchObject({ data: { httpStatus: 403, denial: { code } } });
    }

    it('three hundred beacons hide nothing else: kinds are counted, chosen and paged', async () => {
      const strange = talk.event('telepathy', { strength: 9 }, Date.now() - 1000);
      await talk.tells(strange);
      const beacons = Array.from({ length: 300 }, () => talk.event('beacon', { beacon: { hwid: 'h', type: 'enter' } }));
      await talk.tells(...beacons);
      expect(await kindOf(beacon)).toMatchObject({ count: 300, ready: 0 });
      const telepathy: KeptKind = { reason: 'unknownType', type: 'telepathy' };
      expect(await kindOf(telepathy)).toMatchObject({ count: 1, ready: 0 });
      const { events } = await admin.admin.inbox.kept.query({ kind: telepathy });
      expect(events.map(({ body }) => JSON.parse(body))).toEqual([strange]);

      const seen: KeptEventView[] = [];
      let after: KeptPlace | undefined;
      for (let more = true; more; after = seen.at(-1)) {
        const page = await admin.admin.inbox.kept.query({ kind: beacon, limit: 70, ...(after && { after }) });
        seen.push(...page.events);
        more = page.hasMore;
      }
      const ids = beacons.map((event) => (event as { webhookEventId: string }).webhookEventId);
      expect(seen.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    });

    it('what has no circumstance that may go is not worked on again', async () => {
      await talk.tells(talk.event('beacon', {}));
      const { events } = await admin.admin.inbox.kept.query({ kind: beacon, limit: 1 });
      await expectDenied(() => admin.admin.inbox.bringBack.mutate({ id: events[0]!.id }), 'keptForGood');
      await expectDenied(() => admin.admin.inbox.bringBack.mutate({ kind: beacon }), 'keptForGood');
      await expectDenied(() => talk.taro.admin.inbox.bringBack.mutate({ kind: beacon }), 'adminRequired');
    });

    it('what came to an account without members becomes a talk once it has some, and is written down', async () => {
      const { line } = stage.company;
      const channel = await stage.company.connectChannel('準備中', []);
      const guest = line.createUser({ displayName: 'Emma' });
      await guest.addsFriend(channel);
      await guest.says(channel, 'はじめまして');
      await guest.says(channel, '明日伺えますか');
      const { message: slip } = await guest.says(channel, '誤送信');
      await guest.unsends(channel, slip.id);
      await inboxEmpty(talk.store);
      const kind: KeptKind = { reason: 'unserved', type: 'message' };
      expect(await kindOf(kind)).toMatchObject({ count: 3, ready: 0 });
      const connected = (await admin.admin.channel.list.query()).find(({ displayName }) => displayName === '準備中')!;
      const { events } = await admin.admin.inbox.kept.query({ kind });
      await expectDenied(() => admin.admin.inbox.bringBack.mutate({ id: events[0]!.id }), 'channelServesNobody');
      // It takes a season until somebody chooses members, and meanwhile others take words back.
      await talk.store.write(byServer, async (tx) => {
        const at = new Date(Date.parse(tx.now) - 80 * 86_400_000).toISOString();
        await tx.db.updateTable('line_message_fate').set({ at }).execute();
        await keepUnsent(tx, { channelId: connected.id, lineMessageId: 'another' });
      });

      await admin.admin.channel.serve.mutate({ id: connected.id, served: [stage.company.cast['sato.taro']!] });
      expect(await kindOf(kind)).toMatchObject({ count: 3, ready: 3 });
      expect(await admin.admin.inbox.bringBack.mutate({ kind })).toEqual({ count: 3 });
      await inboxEmpty(talk.store);
      const { room } = (await roomWith(talk.taro, 'Emma'))!;
      const page = await talk.taro.message.page.query({ roomId: room.id });
      expect(linesOf(page).slice(1)).toEqual(['Emma: はじめまして', 'Emma: 明日伺えますか', expect.any(String)]);
      expect(page.messages.at(-1)!.content).toEqual({ kind: 'unsent' });
      expect(await kindOf(kind)).toBeUndefined();
      const [entry] = await admin.admin.audit.list.query();
      expect(entry).toMatchObject({ action: 'inbox.broughtBack', subject: 'message', detail: '3' });
    });

    it('what failed is worked on once more when somebody presses, and once only', async () => {
      const event = talk.event('message', {
        message: { id: '881', type: 'text', text: '病み上がり', quoteToken: 'q' },
      });
      const [id, now] = [randomUUID(), new Date().toISOString()];
      const channels = await admin.admin.channel.list.query();
      const { id: channelId } = channels.find(({ displayName }) => displayName === talk.channel.displayName)!;
      const row: InboxRow = {
        ...{ id, channel_id: channelId, chat_key: talk.user.userId, type: 'message', line_timestamp: Date.now() },
        ...{ position: 0, body: JSON.stringify(event), received_at: now, due_at: now, attempts: 4 },
        ...{ status: 'kept', kept_reason: 'failed' },
      };
      await talk.store.write(byServer, (tx) => insertInbox(tx, [row]));
      expect(await admin.admin.inbox.bringBack.mutate({ id })).toEqual({ count: 1 });
      await soon(async () => expect((await talk.last()).content).toMatchObject({ text: '病み上がり' }));
      expect(await admin.admin.inbox.bringBack.mutate({ id })).toEqual({ count: 0 });
    });
  });
}
