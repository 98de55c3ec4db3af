import { randomUUID } from 'node:crypto';
import type { AuditAction } from '@engawa/domain';
import { createTRPCClient, httpLink } from '@trpc/client';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { suspendMember } from '../src/chat/members.ts';
import type { AppRouter } from '../src/rpc/router.ts';
import { byOperator } from '../src/store/who.ts';
import { inboxEmpty, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { talkOn } from './line-talk.ts';
import { onDatabase } from './raw-database.ts';

/** A member at an address, and what their entries say of who acted. */
type Desk = {
  readonly screen: MemberClient;
  readonly headers: Readonly<Record<string, string>>;
  readonly acted: Readonly<Record<string, unknown>>;
};

for (const database of testDatabases) {
  describe(`the audit of a day's work, on ${database.name}`, () => {
    const stage = stageOn(database, { TRUST_PROXY: '1' });
    let [admin, taro] = [] as unknown as [Desk, Desk];
    beforeAll(async () => {
      admin = await deskOf('takahashi', '203.0.113.7');
      taro = await deskOf('sato.taro', '2001:db8::5');
    });

    /** Behind our proxy; whoever sits there says to it that they come from elsewhere. */
    async function deskOf(memberId: string, address: string): Promise<Desk> {
      const { app, cast, cookieOf } = stage.company;
      const headers = { cookie: await cookieOf(memberId), 'x-forwarded-for': `198.51.100.1, ${address}` };
      const screen = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${app.url}/trpc`, headers })] });
      const session = (await screen.session.list.query()).find(({ current }) => current)!;
      const acted = { who_kind: 'member', actor_id: cast[memberId], session_id: session.id, from_address: address };
      return { screen, headers, acted };
    }

    const id = (memberId: string) => stage.company.cast[memberId]!;
    const member = (memberId: string) => ({ about_kind: 'member', about_id: id(memberId), room_id: null });

    /** The entries that were written meanwhile, the oldest first. */
    async function during(work: () => Promise<unknown>) {
      const { db } = stage.company.app.parts.store;
      const { seq } = await db.selectFrom('event_head').select('seq').executeTakeFirstOrThrow();
      await work();
      return db.selectFrom('audit').selectAll().where('seq', '>', seq).orderBy('seq').execute();
    }
    const action = (name: AuditAction) => ({ action: name });

    it('names the member who was renamed and permitted, and the session and address of the admin', async () => {
      const { screen, acted } = admin;
      const entries = await during(async () => {
        await screen.admin.member.rename.mutate({ id: id('suzuki.aoi'), name: '鈴木 葵子' });
        await screen.admin.externalTalk.set.mutate({ members: [id('suzuki.aoi')], allowed: true });
        await screen.admin.quota.setCap.mutate({ id: id('suzuki.aoi'), cap: 40 });
      });
      expect(entries).toMatchObject([
        { ...action('member.renamed'), ...acted, ...member('suzuki.aoi'), subject: '鈴木 葵 (suzuki.aoi)' },
        { ...action('externalTalk.granted'), ...acted, ...member('suzuki.aoi'), subject: '鈴木 葵子 (suzuki.aoi)' },
        { ...action('member.capSet'), ...acted, ...member('suzuki.aoi'), subject: '鈴木 葵子', detail: '– → 40' },
      ]);
    });

    it('says nothing of who changes what is their own', async () => {
      expect(await during(() => taro.screen.profile.update.mutate({ name: '佐藤 太郎' }))).toEqual([]);
      expect(await during(() => taro.screen.profile.setUndo.mutate({ seconds: 0 }))).toEqual([]);
    });

    it('names the account that was connected, and whom it serves, without its secret', async () => {
      const { channelId, channelSecret } = stage.company.line.createChannel({ displayName: '営業' });
      let ours = '';
      const entries = await during(async () => {
        const values = { lineChannelId: channelId, secret: channelSecret, served: [id('sato.taro')] };
        ours = (await admin.screen.admin.channel.add.mutate(values)).id;
        await admin.screen.admin.channel.serve.mutate({ id: ours, served: [] });
      });
      const about = { ...admin.acted, about_kind: 'channel', about_id: ours, subject: '営業', room_id: null };
      expect(entries).toMatchObject([
        { ...action('channel.added'), ...about, detail: channelId },
        { ...action('channel.served'), ...about, detail: '' },
      ]);
      expect(JSON.stringify(entries)).not.toContain(channelSecret);
    });

    it('names the message and the room of a file’s link, and not the file', async () => {
      const channel = await stage.company.connectChannel('佐藤', ['sato.taro']);
      const talk = await talkOn(stage, { member: taro.screen, channel });
      const mediaId = randomUUID();
      const address = `${stage.company.app.url}/media/uploads/${mediaId}?room=${talk.roomId}&name=secret.pdf`;
      const headers = { ...taro.headers, 'content-type': 'application/pdf' };
      expect((await fetch(address, { method: 'PUT', headers, body: '%PDF-1.7' })).status).toBe(200);
      const message = await talk.say({ kind: 'media', mediaId });
      const entries = await during(async () => {
        await taro.screen.media.renewLink.mutate({ messageId: message.id, days: 7 });
        await taro.screen.media.revokeLink.mutate({ messageId: message.id });
      });
      const about = { ...taro.acted, about_kind: 'message', about_id: message.id, room_id: talk.roomId, subject: '' };
      expect(entries).toMatchObject([
        { ...action('fileLink.renewed'), ...about, detail: '7' },
        { ...action('fileLink.revoked'), ...about, detail: '' },
      ]);
      expect(JSON.stringify(entries)).not.toContain('secret');
    });

    it('names each message that a member decided on', async () => {
      const channel = await stage.company.connectChannel('佐藤二', ['sato.taro']);
      const talk = await talkOn(stage, { member: taro.screen, channel });
      stage.company.line.changeSettings(channel, { quotaUsed: 200, quota: 200 });
      const message = await talk.say('見積もりです');
      await soon(async () => expect((await talk.deliveryOf(message.id)).reason).toBe('monthlyLimit'));
      const entries = await during(() =>
        taro.screen.message.decide.mutate({ messageId: message.id, choice: 'discard' }),
      );
      expect(entries).toMatchObject([
        {
          ...{ ...action('message.decided'), ...taro.acted, detail: 'discard', subject: '' },
          ...{ about_kind: 'message', about_id: message.id, room_id: talk.roomId },
        },
      ]);
    });

    it('names the kind of kept events that were brought back', async () => {
      const channel = await stage.company.connectChannel('準備中', []);
      const guest = stage.company.line.createUser({ displayName: 'Emma' });
      await guest.addsFriend(channel);
      await guest.says(channel, 'はじめまして');
      await inboxEmpty(stage.company.app.parts.store);
      const ours = (await admin.screen.admin.channel.list.query()).find(({ displayName }) => displayName === '準備中')!;
      await admin.screen.admin.channel.serve.mutate({ id: ours.id, served: [id('sato.taro')] });
      const kind = { reason: 'unserved', type: 'message' } as const;
      const entries = await during(() => admin.screen.admin.inbox.bringBack.mutate({ kind }));
      const about = { about_kind: 'inbox', about_id: null, room_id: null, subject: 'message', detail: '1' };
      expect(entries).toMatchObject([{ ...action('inbox.broughtBack'), ...admin.acted, ...about }]);
    });

    it('knows the operator at the console as nobody else, without session and address', async () => {
      const { store } = stage.company.app.parts;
      const entries = await during(() => suspendMember(store, byOperator, id('suzuki.aoi')));
      const operator = { who_kind: 'operator', actor_id: 'operator', actor_name: 'operator' };
      expect(entries).toMatchObject([
        {
          ...{ ...action('member.suspended'), ...operator, ...member('suzuki.aoi') },
          ...{ session_id: null, from_address: null },
        },
      ]);
    });

    it('tells admins the address and the talk, and of entries from before both were known what it told', async () => {
      await onDatabase(stage.database, [
        `insert into audit (seq, at, actor_id, actor_name, action, subject, detail) values (0, '2026-01-01T00:00:00.000Z', 'gone', '高橋', 'member.added', '旧 (kyu)', '')`,
      ]);
      const entries = await admin.screen.admin.audit.list.query();
      expect(entries.find((entry) => entry.action === 'fileLink.revoked')).toMatchObject({
        ...{ actorName: '佐藤 太郎', from: '2001:db8::5', subject: '' },
        roomId: expect.any(String),
      });
      expect(entries.at(-1)).toEqual({
        ...{ seq: 0, at: '2026-01-01T00:00:00.000Z', actorName: '高橋', from: null },
        ...{ action: 'member.added', subject: '旧 (kyu)', roomId: null, detail: '' },
      });
    });
  });
}
