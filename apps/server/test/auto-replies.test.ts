import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { AutoReplies } from '../src/line/account/auto-replies.ts';
import { inboxEmpty, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

const dayMs = 24 * 60 * 60 * 1000;

for (const database of testDatabases) {
  describe(`answers that LINE gives by itself, on ${database.name}`, () => {
    const stage = stageOn(database);
    let boss: MemberClient;

    beforeAll(async () => {
      boss = await stage.screenOf('takahashi');
    });

    it.each([
      ['the auto-response', { autoReply: true }],
      ['the greeting message', { greeting: true }],
    ])('are suspected when LINE counted %s the day before', async (_name, settings) => {
      const id = await accountSinceYesterday(settings);
      expect(await suspectedAt(id)).toBeNull();
      await looks();
      expect(await suspectedAt(id)).not.toBeNull();
    });

    it('are not suspected where both are off, and our own free answers are none', async () => {
      const id = await accountSinceYesterday({});
      await looks();
      expect(await suspectedAt(id)).toBeNull();
    });

    it('are asked for once a day', async () => {
      await accountSinceYesterday({});
      await looks();
      const asked = requests();
      await looks();
      expect(requests()).toBe(asked);
    });

    const requests = () =>
      stage.company.line.requests.filter(({ path }) => path === '/v2/bot/insight/message/delivery').length;

    async function suspectedAt(id: string) {
      return (await boss.admin.channel.doctor.query({ id })).facts.autoReplySuspectedAt;
    }

    /** Somebody added the account and wrote yesterday. */
    async function accountSinceYesterday(settings: { autoReply?: boolean; greeting?: boolean }): Promise<string> {
      const { line, app } = stage.company;
      const channel = await stage.company.connectChannel(randomUUID(), ['sato.taro']);
      line.changeSettings(channel, settings);
      line.skip(-dayMs);
      const user = line.createUser({ displayName: randomUUID() });
      await user.addsFriend(channel);
      await user.says(channel, 'こんにちは');
      line.skip(dayMs);
      const { store } = app.parts;
      await inboxEmpty(store);
      const row = store.db.updateTable('channel').where('line_channel_id', '=', channel.channelId);
      const first_event_at = new Date(Date.now() - dayMs - 1000).toISOString();
      return (await row.set({ first_event_at }).returning('id').executeTakeFirstOrThrow()).id;
    }

    async function looks(): Promise<void> {
      const { workers } = stage.company.app.parts.line;
      await workers.find((worker) => worker instanceof AutoReplies)!.look();
    }
  });
}
