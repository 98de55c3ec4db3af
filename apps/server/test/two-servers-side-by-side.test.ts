import { randomUUID } from 'node:crypto';
import type { Channel, LineUser } from '@engawa/line-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emma, sato, tanaka } from '../dev/cast.ts';
import { clientFor, type MemberClient, signIn } from '../dev/start-app.ts';
import { type App, startApp } from '../src/index.ts';
import { aMomentLater, inboxEmpty, linesOf, outboxEmpty, roomWith, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';

/** A file of SQLite belongs to one server. */
const several = testDatabases.filter(({ name }) => name === 'PostgreSQL');

for (const database of several) {
  describe(`two servers side by side on one ${database.name}`, () => {
    const stage = stageOn(database);
    let other: App;
    /** One member at both servers. */
    let screens: readonly [MemberClient, MemberClient];
    let channel: Channel;

    beforeAll(async () => {
      const { config, publicUrl } = stage.company.app.parts;
      other = await startApp({ ...config, port: 0, publicUrl });
      channel = await stage.company.connectChannel('佐藤（縁側商事）', [sato.memberId]);
      const there = clientFor(other.url, await signIn(other.url, sato.memberId));
      screens = [await stage.screenOf(sato.memberId), there];
    });
    afterAll(() => other?.close());

    async function talkWith(person: typeof tanaka): Promise<{ user: LineUser; roomId: string }> {
      const user = stage.company.line.createUser(person);
      await user.addsFriend(channel);
      const item = await soon(
        async () => (await roomWith(screens[0], person.displayName)) ?? expect.unreachable('no room'),
      );
      return { user, roomId: item.room.id };
    }

    it('every word is worked on once and in order, whichever server it comes to', async () => {
      const { user, roomId } = await talkWith(tanaka);
      const { line } = stage.company;
      const { pathname } = new URL(channel.webhook.endpoint!);
      const doors = [`${stage.company.app.url}${pathname}`, `${other.url}${pathname}`] as const;
      const said: string[] = [];
      for (let turn = 0; turn < 30; turn++) {
        channel.webhook.endpoint = doors[turn % 2 ? 1 : 0];
        await aMomentLater();
        const { message } = await user.says(channel, `${turn}`);
        said.push(message.text);
        // The network may bring the same to both.
        const again = JSON.parse(line.webhooks.at(-1)!.body) as { events: unknown[] };
        channel.webhook.endpoint = doors[turn % 2 ? 0 : 1];
        await line.deliverWebhook(channel, again.events);
      }
      channel.webhook.endpoint = doors[0];
      await inboxEmpty(stage.company.app.parts.store);
      for (const screen of screens) {
        const lines = linesOf(await screen.message.page.query({ roomId }));
        expect(lines).toEqual(['contactAdded', ...said.map((text) => `${tanaka.displayName}: ${text}`)]);
      }
    });

    it('whoever signs out at one server hears nothing more from the other', async () => {
      const { app } = stage.company;
      const cookie = await signIn(app.url, sato.memberId);
      const feed = await fetch(`${other.url}/trpc/feed.events`, { headers: { cookie } });
      const headers = { cookie, 'content-type': 'application/json' };
      await fetch(`${app.url}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' });
      expect(await feed.text()).toContain('UNAUTHORIZED');
    });

    it('every word leaves once and in order, whichever server it was typed at', async () => {
      const { user, roomId } = await talkWith(emma);
      const texts = Array.from({ length: 40 }, (_, turn) => `${turn}`);
      for (const [turn, text] of texts.entries())
        await screens[turn % 2]!.message.post.mutate({ id: randomUUID(), roomId, content: { kind: 'text', text } });
      await outboxEmpty(stage.company.app.parts.store);
      const onPhone = user.chatWith(channel).flatMap(({ from, text }) => (from === 'account' ? [text] : []));
      expect(onPhone).toEqual(texts);
    });
  });
}
