import type { ChannelView } from '@engawa/domain';
import { type Channel, startLineSimulator } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { type MemberClient, startCompany } from '../dev/start-app.ts';
import { readConfig, startApp } from '../src/index.ts';
import { soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

const elsewhere = 'https://other.example/hook';

for (const database of testDatabases) {
  describe(`what others change at LINE of an account's webhook, on ${database.name}`, () => {
    const stage = stageOn(database);
    let boss: MemberClient;

    beforeAll(async () => {
      boss = await stage.screenOf('takahashi');
    });

    const connected = () => stage.company.connectChannel('縁側商事', ['sato.taro']);
    const look = () => stage.company.lookAtAccounts();

    async function shown(channel: Channel): Promise<ChannelView> {
      const all = await boss.admin.channel.list.query();
      return all.find(({ lineChannelId }) => lineChannelId === channel.channelId)!;
    }

    async function eventsOf(id: string): Promise<unknown[]> {
      const { db } = stage.company.app.parts.store;
      const rows = await db
        .selectFrom('event')
        .select(['scope', 'body'])
        .where('kind', '=', 'channel.changed')
        .execute();
      return rows.map(({ scope, body }) => [scope, JSON.parse(body)]).filter(([, body]) => body.channelId === id);
    }

    it('is known from the moment of connecting', async () => {
      const view = await shown(await connected());
      expect(view).toMatchObject({ webhookEndpoint: view.webhookUrl, webhookAskedAt: expect.any(String) });
    });

    it('is told to admins when another tool has taken it, and one press takes it back', async () => {
      const channel = await connected();
      const { id, webhookUrl } = await shown(channel);
      const before = (await eventsOf(id)).length;
      channel.webhook.endpoint = elsewhere;
      await look();
      expect(await shown(channel)).toMatchObject({ webhookEndpoint: elsewhere });
      expect((await eventsOf(id)).slice(before)).toEqual([['admins', expect.objectContaining({ channelId: id })]]);
      expect(channel.webhook.endpoint).toBe(elsewhere);

      expect(await boss.admin.channel.test.mutate({ id })).toMatchObject({ webhookEndpoint: webhookUrl });
      expect(channel.webhook.endpoint).toBe(webhookUrl);
    });

    it('is known to be set nowhere', async () => {
      const channel = await connected();
      channel.webhook.endpoint = null;
      await look();
      expect(await shown(channel)).toMatchObject({ webhookEndpoint: null, webhookAskedAt: expect.any(String) });
    });

    it('tells nobody anything while nothing changes', async () => {
      const { id } = await shown(await connected());
      await look();
      const told = await eventsOf(id);
      await look();
      expect(await eventsOf(id)).toEqual(told);
    });

    it('stays known, with its age, when LINE is silent or busy', async () => {
      const channel = await connected();
      channel.webhook.endpoint = elsewhere;
      await look();
      const known = await shown(channel);
      const { faults } = stage.company.line;
      for (const fault of [{ status: 429 }, { status: 500 }]) {
        // More than anybody asks, also again.
        for (let times = 0; times < 20; times++) faults.next({ path: '/v2/bot/channel/webhook/endpoint' }, fault);
        await look();
        await boss.admin.channel.test.mutate({ id: known.id });
        faults.clear();
        const { webhookEndpoint, webhookActive, webhookAskedAt } = await shown(channel);
        expect({ webhookEndpoint, webhookActive, webhookAskedAt }).toEqual({
          webhookEndpoint: elsewhere,
          webhookActive: known.webhookActive,
          webhookAskedAt: known.webhookAskedAt,
        });
      }
    });
  });

  describe(`a server that moves to another address, on ${database.name}`, () => {
    it('tells LINE at its start, but takes nothing that somebody else has set', async () => {
      const place = await database.create();
      const line = await startLineSimulator();
      try {
        const first = await startCompany({ database: place.url, directory: place.directory, line });
        const [ours, taken] = [
          await first.connectChannel('縁側商事', ['sato.taro']),
          await first.connectChannel('縁側サポート', ['ito.ren']),
        ];
        await first.close();
        taken.webhook.endpoint = elsewhere;

        const moved = await startApp(
          readConfig({
            ...{ HOST: '127.0.0.1', PORT: '0', PUBLIC_URL: 'http://localhost:1', LOG_LEVEL: 'error' },
            ...{ DATABASE_URL: place.url, DATA_DIR: place.directory },
            ...{ LINE_API_URL: line.url, LINE_DATA_API_URL: line.url, LINE_LINK_URL: line.url },
          }),
        );
        try {
          await soon(() => expect(ours.webhook.endpoint).toMatch(/^http:\/\/localhost:1\/line\/webhook\//));
          expect(taken.webhook.endpoint).toBe(elsewhere);
        } finally {
          await moved.close();
        }
      } finally {
        await line.stop();
        await place.drop();
      }
    });
  });
}
