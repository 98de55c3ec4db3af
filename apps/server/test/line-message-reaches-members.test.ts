import { randomUUID } from 'node:crypto';
import { faceColor } from '@engawa/domain';
import type { Channel } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { emma, sato, tanaka } from '../dev/cast.ts';
import type { MemberClient } from '../dev/start-app.ts';
import { byServer } from '../src/store/who.ts';
import { aMomentLater, inboxEmpty, phoneOf, roomWith, soon, stageOn, timelineOf } from './company.ts';
import { testDatabases } from './databases.ts';
import { FeedReader } from './feed-reader.ts';

for (const database of testDatabases) {
  describe(`a LINE user's words on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let ren: MemberClient;
    /** Serves 佐藤 alone. */
    let personal: Channel;
    /** Serves 伊藤 as the reception, and 佐藤. */
    let shared: Channel;
    let count = 0;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      ren = await stage.screenOf('ito.ren');
      personal = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
      shared = await stage.company.connectChannel('縁側商事', ['ito.ren', 'sato.taro']);
    });

    /** Each story has a LINE user of its own, told apart by a number behind the name. */
    function lineUser(person = tanaka) {
      return stage.company.line.createUser({ ...person, displayName: `${person.displayName} ${++count}` });
    }

    const post = (screen: MemberClient, roomId: string, text: string) =>
      screen.message.post.mutate({ id: randomUUID(), roomId, content: { kind: 'text', text } });

    async function wayInto(channel: Channel): Promise<string> {
      const { ways } = await taro.invitation.mine.query();
      return ways.find(({ basicId }) => basicId === channel.basicId)!.lineUrl;
    }

    async function befriended(channel = personal) {
      const user = lineUser();
      await user.addsFriend(channel);
      const item = await soon(async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'));
      return { user, roomId: item.room.id };
    }

    it('an invitation link to an account of one member leads into a room with that member', async () => {
      const user = lineUser();
      const opened = await user.opens(await wayInto(personal));
      expect(opened.isFriend).toBe(true);
      const item = await soon(async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'));
      expect(item.room).toMatchObject({ kind: 'line', link: 'direct', name: null });
      const { faces } = await taro.room.list.query();
      const face = faces.find(({ name }) => name === user.displayName)!;
      expect(item.room.participants.map(({ id }) => id)).toEqual(
        expect.arrayContaining([stage.company.cast['sato.taro'], face.id]),
      );
      await soon(async () => expect(await timelineOf(taro, item.room.id)).toEqual(['contactAdded']));
      // A new friend asks to be seen.
      expect((await taro.room.get.query({ roomId: item.room.id })).unread).toBe(1);
      const entry = (await taro.contact.list.query()).find(({ lineName }) => lineName === user.displayName);
      expect(entry).toMatchObject({
        displayName: user.displayName,
        statusMessage: tanaka.statusMessage,
        blockedUsAt: null,
      });
      expect(await roomWith(ren, user.displayName)).toBeNull();
    });

    it('an invitation link to an account of several members carries a code that leads to the right one', async () => {
      const user = lineUser();
      const { draft, isFriend } = await user.opens(await wayInto(shared));
      expect([isFriend, draft]).toEqual([false, expect.stringContaining(sato.name)]);
      const uses = (await taro.invitation.mine.query()).invitation!.uses;
      await user.addsFriend(shared);
      await user.says(shared, draft);
      await soon(async () => {
        const item = await roomWith(taro, user.displayName);
        expect(await timelineOf(taro, item!.room.id)).toEqual(['contactAdded', `${user.displayName}: ${draft}`]);
      });
      expect(await roomWith(ren, user.displayName)).toBeNull();
      expect((await taro.invitation.mine.query()).invitation!.uses).toBe(uses + 1);
    });

    for (const typed of ['sato.taro', 'SATO.TARO', ' Ｓａｔｏ．Ｔａｒｏ ', '@sato.taro']) {
      it(`the Talk ID typed as 「${typed}」 leads to its member`, async () => {
        const user = lineUser(emma);
        await user.addsFriend(shared);
        await user.says(shared, typed);
        await user.says(shared, 'Hello');
        await soon(async () => {
          const item = await roomWith(taro, user.displayName);
          expect(await timelineOf(taro, item!.room.id)).toEqual([
            'contactAdded',
            `${user.displayName}: ${typed}`,
            `${user.displayName}: Hello`,
          ]);
        });
        expect(await roomWith(ren, user.displayName)).toBeNull();
      });
    }

    it('the address in the QR code is the one of the link', async () => {
      const { ways, invitation } = await taro.invitation.mine.query();
      const page = await taro.invitation.page.query({ code: invitation!.code });
      expect(page).toMatchObject({ memberName: sato.name, companyName: '縁側商事', lineUrl: ways[0]!.lineUrl });
      // A stranger is told the colour of the face, not whose id it follows from.
      const { id } = (await taro.session.me.query()).member;
      expect(page!.faceColor).toBe(faceColor(id));
      expect(JSON.stringify(page)).not.toContain(id);
      const user = lineUser();
      await user.opens(page!.lineUrl);
      await soon(async () => expect(await roomWith(taro, user.displayName)).not.toBeNull());
    });

    it('without a member named, words to an account of several go to its reception', async () => {
      const user = lineUser();
      await user.addsFriend(shared);
      await user.says(shared, 'どなたかいますか');
      await soon(async () => {
        const item = await roomWith(ren, user.displayName);
        expect(await timelineOf(ren, item!.room.id)).toContain(`${user.displayName}: どなたかいますか`);
      });
      expect(await roomWith(taro, user.displayName)).toBeNull();
    });

    it('an answer goes to the member who spoke last', async () => {
      const user = lineUser();
      await user.addsFriend(shared);
      await user.says(shared, 'こんにちは');
      // Before the words have come, the room is still the reception's to pass on.
      await inboxEmpty(stage.company.app.parts.store);
      const first = await soon(async () => (await roomWith(ren, user.displayName)) ?? expect.unreachable('no room'));
      const contact = first.room.participants.find(({ kind }) => kind === 'contact')!;
      const { room } = await taro.room.create.mutate({ memberIds: [], contactIds: [contact.id] });
      await post(taro, room.id, '佐藤です。代わってお答えします');
      await user.says(shared, '助かります');
      await soon(async () => expect(await timelineOf(taro, room.id)).toContain(`${user.displayName}: 助かります`));
      expect(await timelineOf(ren, first.room.id)).not.toContain(`${user.displayName}: 助かります`);
    });

    it('whoever is not there any more leaves no words unheard: they go to the reception', async () => {
      const boss = await stage.screenOf('takahashi');
      const user = lineUser();
      await user.addsFriend(shared);
      await user.says(shared, 'sato.taro');
      const own = await soon(async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'));
      const gone = stage.company.cast['sato.taro']!;
      await boss.admin.externalTalk.set.mutate({ members: [gone], allowed: false });
      try {
        await user.says(shared, '佐藤さんはいますか');
        const room = await soon(async () => (await roomWith(ren, user.displayName)) ?? expect.unreachable('no room'));
        await soon(async () =>
          expect(await timelineOf(ren, room.room.id)).toContain(`${user.displayName}: 佐藤さんはいますか`),
        );
        expect(await timelineOf(taro, own.room.id)).not.toContain(`${user.displayName}: 佐藤さんはいますか`);
      } finally {
        await boss.admin.externalTalk.set.mutate({ members: [gone], allowed: true });
      }
    });

    it('a reception in whose room words were said keeps it when the LINE user asks for somebody else', async () => {
      const user = lineUser();
      await user.addsFriend(shared);
      await user.says(shared, 'こんにちは');
      await user.says(shared, 'sato.taro');
      const atTaro = await soon(async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'));
      const atRen = (await roomWith(ren, user.displayName))!;
      expect(atRen.room.id).not.toBe(atTaro.room.id);
      expect(await timelineOf(ren, atRen.room.id)).toEqual(['contactAdded', `${user.displayName}: こんにちは`]);
      expect(await timelineOf(taro, atTaro.room.id)).toEqual(['contactWrote', `${user.displayName}: sato.taro`]);
    });

    it('contact, room and words are told to the member’s open screen in order, and to nobody without a place in it', async () => {
      const { feed } = stage.company.app.parts;
      const [at, beside] = ['sato.taro', 'suzuki.aoi'].map((id) => new FeedReader(feed, stage.company.cast[id]!)) as [
        FeedReader,
        FeedReader,
      ];
      await Promise.all([at.caughtUp(), beside.caughtUp()]);
      const user = lineUser();
      await user.addsFriend(personal);
      await user.says(personal, 'こんにちは 👋');
      const hello = () => at.told.findIndex((event) => JSON.stringify(event).includes('こんにちは 👋'));
      await at.when(() => hello() >= 0);
      const kinds = at.told.map(({ kind }) => kind);
      expect(kinds.slice(0, 3)).toEqual(['contact.added', 'room.created', 'message.posted']);
      expect(kinds[hello()]).toBe('message.posted');
      expect(beside.told).toEqual([]);
      at.hangUp();
      beside.hangUp();
    });

    it('the first answer costs nothing, under the member’s name and company; the next ones are pushed with a retry key', async () => {
      const { user, roomId } = await befriended();
      const { line } = stage.company;
      await post(taro, roomId, 'お世話になっております。');
      const name = `${sato.name}・縁側商事`;
      await soon(() => expect(phoneOf(user, personal)).toEqual([`${name}: お世話になっております。`]));
      await post(taro, roomId, '明日うかがいます。');
      await soon(() => expect(phoneOf(user, personal)).toHaveLength(2));
      const sent = line.requests.filter(({ body }) => /お世話になって|明日うかがい/.test(JSON.stringify(body)));
      expect(sent.map(({ path }) => path)).toEqual(['/v2/bot/message/reply', '/v2/bot/message/push']);
      expect(sent.map(({ headers }) => typeof headers['x-line-retry-key'])).toEqual(['undefined', 'string']);
      await soon(async () => {
        const { messages } = await taro.message.page.query({ roomId });
        expect(messages.slice(1).map(({ delivery }) => delivery)).toEqual([
          { status: 'accepted', route: 'reply', reason: null, cost: 0 },
          { status: 'accepted', route: 'push', reason: null, cost: 1 },
        ]);
      });
    });

    it('up to five messages that wait leave in one call, in order', async () => {
      const { user, roomId } = await befriended();
      await post(taro, roomId, '0');
      await soon(() => expect(phoneOf(user, personal)).toHaveLength(1));
      stage.company.line.faults.next({ path: '/v2/bot/message/push' }, { delayMs: 2000 });
      for (const text of ['1', '2', '3', '4', '5', '6', '7']) await post(taro, roomId, text);
      await soon(() => expect(phoneOf(user, personal)).toHaveLength(8));
      expect(user.chatWith(personal).map(({ text }) => text)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
      const pushes = stage.company.line.requests.filter(
        ({ path, body }) => path.endsWith('/push') && (body as { to: string }).to === user.userId,
      );
      const sizes = pushes.map(({ body }) => (body as { messages: unknown[] }).messages.length);
      expect(sizes.every((size) => size <= 5)).toBe(true);
      expect(Math.max(...sizes)).toBeGreaterThan(1);
    });

    it('a quoted message leads into the room where it stands', async () => {
      const user = lineUser();
      await user.addsFriend(shared);
      await user.says(shared, 'いつもの件です');
      const atRen = await soon(async () => (await roomWith(ren, user.displayName)) ?? expect.unreachable('no room'));
      await post(ren, atRen.room.id, '伊藤が承ります');
      await soon(() => expect(phoneOf(user, shared)).toHaveLength(1));
      const ofRen = user.chatWith(shared).at(-1)!;
      await user.says(shared, 'sato.taro');
      const atTaro = await soon(async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'));
      await user.says(shared, 'これは伊藤さんへ', { quotedMessageId: ofRen.id });
      await soon(async () =>
        expect(await timelineOf(ren, atRen.room.id)).toContain(`${user.displayName}: これは伊藤さんへ`),
      );
      const { message } = await user.says(shared, 'まだ伊藤さんへ');
      await soon(async () =>
        expect(await timelineOf(ren, atRen.room.id)).toContain(`${user.displayName}: まだ伊藤さんへ`),
      );
      expect(message.text).toBe('まだ伊藤さんへ');
      expect(await timelineOf(taro, atTaro.room.id)).toEqual(['contactWrote', `${user.displayName}: sato.taro`]);
    });

    it('who blocked the account gets nothing, and no call to LINE is spent; coming back, they are in the same room', async () => {
      const { user, roomId } = await befriended();
      await user.blocks(personal);
      await soon(async () => expect(await timelineOf(taro, roomId)).toEqual(['contactAdded', 'contactBlockedUs']));
      const calls = stage.company.line.requests.length;
      await expect(post(taro, roomId, '届きますか')).rejects.toMatchObject({
        data: { denial: { code: 'contactBlockedUs', params: { name: user.displayName } } },
      });
      expect(await timelineOf(taro, roomId)).toEqual(['contactAdded', 'contactBlockedUs']);
      expect(stage.company.line.requests).toHaveLength(calls);
      await user.unblocks(personal);
      await soon(async () =>
        expect(await timelineOf(taro, roomId)).toEqual(['contactAdded', 'contactBlockedUs', 'contactCameBack']),
      );
      expect((await roomWith(taro, user.displayName))!.room.id).toBe(roomId);
      await post(taro, roomId, 'おかえりなさい');
      await soon(() => expect(phoneOf(user, personal)).toHaveLength(1));
    });

    it('who comes back to an account of several finds their room, and no other is made', async () => {
      const user = lineUser();
      await user.addsFriend(shared);
      await user.says(shared, 'sato.taro');
      const item = await soon(async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'));
      await user.blocks(shared);
      await aMomentLater();
      await user.unblocks(shared);
      await user.says(shared, '戻りました');
      await soon(async () =>
        expect(await timelineOf(taro, item.room.id)).toEqual([
          'contactAdded',
          `${user.displayName}: sato.taro`,
          'contactBlockedUs',
          'contactCameBack',
          `${user.displayName}: 戻りました`,
        ]),
      );
      expect(await roomWith(ren, user.displayName)).toBeNull();
    });

    it('words that wait when the LINE user blocks the account fail with the reason and are not sent', async () => {
      const { user, roomId } = await befriended();
      const { line } = stage.company;
      const { store } = stage.company.app.parts;
      line.faults.next({ path: '/v2/bot/message/reply' }, { tooMany: 'user' });
      const { id } = await post(taro, roomId, '間に合いますか');
      const ofWords = store.db.selectFrom('delivery').select('reason').where('message_id', '=', id);
      await soon(async () => expect(await ofWords.execute()).toEqual([{ reason: 'tooManyToContact' }]));
      await user.blocks(personal);
      await inboxEmpty(store);
      // The half minute of the pause is over.
      await store.write(byServer, (tx) =>
        tx.db.updateTable('delivery').set({ due_at: tx.now }).where('message_id', '=', id).execute(),
      );
      await soon(async () => {
        const { messages } = await taro.message.page.query({ roomId });
        expect(messages.find(({ author }) => author.kind === 'member')!.delivery).toEqual({
          status: 'failed',
          route: null,
          reason: 'contactBlockedUs',
        });
      });
      const asked = line.requests.filter(({ body }) => JSON.stringify(body)?.includes('間に合いますか'));
      expect(asked.map(({ status }) => status)).toEqual([429]);
    });

    it('an old word of a block that LINE tells again later does not undo that the LINE user came back', async () => {
      const { user, roomId } = await befriended();
      const { line, app } = stage.company;
      line.redelivery = true;
      line.webhookFaults.next({ kind: 'drop' });
      await user.blocks(personal);
      await aMomentLater();
      await user.unblocks(personal);
      await inboxEmpty(app.parts.store);
      await line.redeliver();
      line.redelivery = false;
      await inboxEmpty(app.parts.store);
      expect(await timelineOf(taro, roomId)).toEqual(['contactAdded']);
      await post(taro, roomId, 'よかった');
      await soon(() => expect(phoneOf(user, personal)).toHaveLength(1));
    });

    it('who writes after a block has come back, even when LINE’s word of it was lost', async () => {
      const { user, roomId } = await befriended();
      await user.blocks(personal);
      await soon(async () => expect(await timelineOf(taro, roomId)).toContain('contactBlockedUs'));
      stage.company.line.webhookFaults.next({ kind: 'drop' });
      await user.unblocks(personal);
      await user.says(personal, '戻りました');
      await soon(async () =>
        expect(await timelineOf(taro, roomId)).toEqual([
          'contactAdded',
          'contactBlockedUs',
          'contactCameBack',
          `${user.displayName}: 戻りました`,
        ]),
      );
      await post(taro, roomId, 'おかえりなさい');
      await soon(() => expect(phoneOf(user, personal)).toHaveLength(1));
    });

    it('a name that LINE tells late is shown over the words and in the lines that stand without it', async () => {
      const { line } = stage.company;
      line.faults.next({ path: /^\/v2\/bot\/profile\// }, { status: 500 });
      const user = lineUser();
      await user.addsFriend(personal);
      await user.says(personal, '名乗る前に');
      const item = await soon(async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'));
      await inboxEmpty(stage.company.app.parts.store);
      const { messages } = await taro.message.page.query({ roomId: item.room.id });
      const [face] = (await taro.room.byIds.query({ roomIds: [item.room.id] })).faces;
      const who = { kind: 'contact', id: face!.id, name: user.displayName };
      expect(messages.map(({ author, content }) => [author, content])).toEqual([
        [{ kind: 'system' }, { kind: 'system', line: { code: 'contactAdded', who } }],
        [who, { kind: 'text', text: '名乗る前に' }],
      ]);
      // What was told in the meantime stands as it was told; who it is, the feed tells once.
      const later = new FeedReader(stage.company.app.parts.feed, stage.company.cast['sato.taro']!, 0);
      await later.caughtUp();
      const told = later.told.flatMap((event) => (event.kind === 'message.posted' ? [event.message] : []));
      const nameless = { ...who, name: null };
      expect(told.filter(({ roomId }) => roomId === item.room.id)).toMatchObject([
        { content: { line: { who: nameless } } },
        { author: nameless },
      ]);
      const faces = later.told.flatMap((event) => (event.kind === 'face.changed' ? [event.face] : []));
      expect(faces.filter(({ id }) => id === face!.id)).toEqual([face]);
      later.hangUp();
    });

    it('an account that serves nobody keeps what it is told for the admin, and makes no room', async () => {
      const unserved = await stage.company.connectChannel('準備中', []);
      const user = lineUser();
      await user.addsFriend(unserved);
      await user.says(unserved, '誰か');
      const admin = await stage.screenOf('takahashi');
      await soon(async () => {
        const kept = (await admin.admin.inbox.kept.query({})).events.filter(
          ({ channelName }) => channelName === '準備中',
        );
        expect(kept.map(({ type, reason }) => [type, reason])).toEqual([
          ['message', 'unserved'],
          ['follow', 'unserved'],
        ]);
        expect(kept[0]!.body).toContain('誰か');
      });
      expect(await roomWith(ren, user.displayName)).toBeNull();
    });
  });
}
