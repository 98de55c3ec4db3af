import { randomUUID } from 'node:crypto';
import { lineLimits } from '@engawa/domain';
import type { Channel, LineUser } from '@engawa/line-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { emma, tanaka } from '../dev/cast.ts';
import type { MemberClient } from '../dev/start-app.ts';
import { Ingest } from '../src/line/hearing/ingest.ts';
import { dueInbox } from '../src/store/inbox.ts';
import { aMomentLater, inboxEmpty, roomWith, soon, stageOn, timelineOf } from './company.ts';
import { testDatabases } from './databases.ts';

for (const database of testDatabases) {
  describe(`what LINE sends to ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let admin: MemberClient;
    let channel: Channel;
    let user: LineUser;
    let roomId: string;
    let count = 0;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      admin = await stage.screenOf('takahashi');
      channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
      user = await friend();
      const item = await soon(async () => (await roomWith(taro, user.displayName)) ?? expect.unreachable('no room'));
      roomId = item.room.id;
    });

    async function friend(person = tanaka): Promise<LineUser> {
      const made = stage.company.line.createUser({ ...person, displayName: `${person.displayName} ${++count}` });
      await made.addsFriend(channel);
      await soon(async () => expect(await roomWith(taro, made.displayName)).not.toBeNull());
      return made;
    }

    /** An event as LINE sends it; `timestamp` in ms. */
    function saying(text: string, timestamp = Date.now(), more: object = {}) {
      const id = randomUUID();
      return {
        type: 'message',
        message: { type: 'text', id, text, quoteToken: 'q' },
        webhookEventId: id,
        timestamp,
        mode: 'active',
        source: { type: 'user', userId: user.userId },
        replyToken: id.replaceAll('-', ''),
        deliveryContext: { isRedelivery: false },
        ...more,
      };
    }

    /** Posts bytes to the channel's address as they are. */
    function send(body: string, headers: Record<string, string> = {}, url = channel.webhook.endpoint!) {
      return fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
        body,
      });
    }

    const sendSigned = (body: string) =>
      send(body, { 'x-line-signature': stage.company.line.signWebhook(channel, body) });

    const envelope = (...events: unknown[]) => JSON.stringify({ destination: channel.botUserId, events });

    /** How many rows stand in the tables that a webhook can fill. */
    async function rows() {
      const { db } = stage.company.app.parts.store;
      const counts: number[] = [];
      for (const table of ['inbox', 'message', 'contact', 'line_chat', 'room', 'event'] as const) {
        const row = await db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        counts.push(Number(row.count));
      }
      return counts;
    }

    /** What is answered, having stored nothing. */
    async function refused(answer: Promise<Response>): Promise<number> {
      await inboxEmpty(stage.company.app.parts.store);
      const before = await rows();
      const { status } = await answer;
      expect(await rows()).toEqual(before);
      return status;
    }

    const wordsOf = async (id = roomId) => (await timelineOf(taro, id)).filter((line) => line !== 'contactAdded');

    /** The words that stand in the room after what came in is worked on. */
    async function newWords(happen: () => Promise<unknown>): Promise<string[]> {
      const before = (await wordsOf()).length;
      await happen();
      await inboxEmpty(stage.company.app.parts.store);
      return (await wordsOf()).slice(before).map((line) => line.replace(`${user.displayName}: `, ''));
    }

    /** The rest of an event is short: of what takes longer on a slow machine, nothing is worked on meanwhile. */
    async function beforeAnyWork(happen: () => Promise<unknown>): Promise<void> {
      const ingest = stage.company.app.parts.line.workers.find((worker) => worker instanceof Ingest)!;
      await ingest.stop();
      await happen();
      ingest.start();
    }

    it('the same event twice is one message', async () => {
      stage.company.line.webhookFaults.next({ kind: 'duplicate' });
      expect(await newWords(() => user.says(channel, '一度だけ'))).toEqual(['一度だけ']);
    });

    it('the same event many times at the same moment is one message', async () => {
      const body = envelope(saying('同時に'));
      const words = await newWords(async () => {
        const answers = await Promise.all(Array.from({ length: 20 }, () => sendSigned(body)));
        expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
      });
      expect(words).toEqual(['同時に']);
    });

    it('the same event twice in one request is one message', async () => {
      const event = saying('二つ並んで');
      expect(await newWords(() => sendSigned(envelope(event, event)))).toEqual(['二つ並んで']);
    });

    it('the same event long after it was worked on is still one message', async () => {
      const body = envelope(saying('忘れたころに'));
      expect(await newWords(() => sendSigned(body))).toEqual(['忘れたころに']);
      expect(await newWords(() => sendSigned(body.replace('"isRedelivery":false', '"isRedelivery":true')))).toEqual([]);
    });

    it('two webhooks that overtake each other on the way stand in the order in which they were said', async () => {
      stage.company.line.webhookFaults.next({ kind: 'reorder', count: 3 });
      const words = await newWords(() =>
        beforeAnyWork(async () => {
          for (const text of ['いち', 'に', 'さん']) {
            await aMomentLater();
            await user.says(channel, text);
          }
        }),
      );
      expect(words).toEqual(['いち', 'に', 'さん']);
    });

    it('an earlier word that comes in while a later one rests goes before it', async () => {
      const { db } = stage.company.app.parts.store;
      const now = Date.now();
      const [later, earlier] = [saying('あと', now), saying('さき', now - 10)];
      const words = await newWords(() =>
        beforeAnyWork(async () => {
          await sendSigned(envelope(later));
          const rests = db.selectFrom('inbox').select(['received_at', 'due_at']).where('id', '=', later.webhookEventId);
          const { received_at, due_at } = await rests.executeTakeFirstOrThrow();
          expect(Date.parse(due_at) - Date.parse(received_at)).toBe(100);
          await aMomentLater();
          await sendSigned(envelope(earlier));
          const due = await dueInbox(db, due_at, 10);
          expect(due.map(({ id }) => id)).toEqual([earlier.webhookEventId, later.webhookEventId]);
        }),
      );
      expect(words).toEqual(['さき', 'あと']);
    });

    it('what LINE could not deliver and delivers again is one message, beside those that it could', async () => {
      const { line } = stage.company;
      line.redelivery = true;
      line.webhookFaults.next({ kind: 'drop' });
      const words = await newWords(async () => {
        await user.says(channel, '届かなかった');
        await user.says(channel, '届いた');
        await line.redeliver();
        await line.redeliver();
      });
      line.redelivery = false;
      expect(words.sort()).toEqual(['届いた', '届かなかった']);
    });

    it('events of several LINE users in one request reach the room of each', async () => {
      const other = await friend(emma);
      const words = await newWords(() =>
        sendSigned(
          envelope(
            saying('わたしは田中'),
            saying('I am Emma', Date.now(), { source: { type: 'user', userId: other.userId } }),
            saying('また田中'),
          ),
        ),
      );
      expect(words).toEqual(['わたしは田中', 'また田中']);
      const { room } = (await roomWith(taro, other.displayName))!;
      expect(await wordsOf(room.id)).toEqual([`${other.displayName}: I am Emma`]);
    });

    it('the signature is over the bytes as LINE escapes them', async () => {
      const text = '見積書🤨 <b>"\u2028';
      const body = envelope(saying(text)).replace(
        /[^\x20-\x7e]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
      );
      expect(body).toContain('\\uD83E\\uDD28');
      expect(await newWords(async () => expect((await sendSigned(body)).status).toBe(200))).toEqual([text]);
    });

    it('a request without a right signature gets 401 and leaves no trace', async () => {
      const body = envelope(saying('偽物'));
      const { line } = stage.company;
      const elsewhere = line.createChannel({ displayName: '別の会社' });
      expect(await refused(send(body))).toBe(401);
      expect(await refused(send(body, { 'x-line-signature': '' }))).toBe(401);
      expect(await refused(send(body, { 'x-line-signature': 'AAAA' }))).toBe(401);
      expect(await refused(send(body, { 'x-line-signature': line.signWebhook(elsewhere, body) }))).toBe(401);
      expect(await refused(send(`${body} `, { 'x-line-signature': line.signWebhook(channel, body) }))).toBe(401);
      expect(await refused(send('', { 'x-line-signature': line.signWebhook(channel, '') }))).toBe(401);
    });

    it('a signed request for another account gets 401 and leaves no trace', async () => {
      const body = JSON.stringify({ destination: `U${'0'.repeat(32)}`, events: [saying('宛先違い')] });
      expect(await refused(sendSigned(body))).toBe(401);
    });

    it('the admin sees how many requests were not LINE’s', async () => {
      const failures = async () =>
        (await admin.admin.channel.list.query()).find(({ basicId }) => basicId === channel.basicId)!.signatureFailures;
      const before = await failures();
      await send(envelope());
      expect(await failures()).toBe(before + 1);
    });

    it('an address of no channel gets 404', async () => {
      const body = envelope(saying('どこへ'));
      const headers = { 'x-line-signature': stage.company.line.signWebhook(channel, body) };
      expect(await refused(send(body, headers, `${stage.company.app.url}/line/webhook/unknown`))).toBe(404);
    });

    it('LINE’s connectivity check of no events gets 200 and leaves no trace', async () => {
      expect(await refused(sendSigned(envelope()))).toBe(200);
    });

    it('a body of 5 MB gets 413 and leaves no trace', async () => {
      expect(await refused(sendSigned(envelope(saying('x'.repeat(5 * 1024 * 1024)))))).toBe(413);
    });

    it('a hundred events of the longest text are taken', async () => {
      const long = '長'.repeat(lineLimits.textUnits);
      const body = envelope(...Array.from({ length: 100 }, () => saying(long))).replaceAll('長', '\\u9577');
      expect(await newWords(async () => expect((await sendSigned(body)).status).toBe(200))).toEqual(
        Array(100).fill(long),
      );
    });

    for (const [what, body] of [
      ['broken JSON', '{"destination":"U'],
      ['an envelope that is none', '["not","an","envelope"]'],
      ['bytes with a NUL', `{"destination":\u0000}`],
    ] as const) {
      it(`${what} under a right signature is kept once for the admin and gets 200`, async () => {
        const words = await newWords(async () => {
          expect((await sendSigned(body)).status).toBe(200);
          expect((await sendSigned(body)).status).toBe(200);
        });
        expect(words).toEqual([]);
        const { events: kept } = await admin.admin.inbox.kept.query({});
        const shown = body.replaceAll('\u0000', '\ufffd');
        expect(kept.filter((event) => event.body === shown).map(({ reason }) => reason)).toEqual(['unreadable']);
      });
    }

    it('an event of an unknown type is kept for the admin, and those beside it are worked on', async () => {
      const strange = saying('', Date.now(), { type: 'telepathy', telepathy: { strength: 9 } });
      const words = await newWords(async () => {
        expect((await sendSigned(envelope(strange, saying('言葉で')))).status).toBe(200);
      });
      expect(words).toEqual(['言葉で']);
      const kept = (await admin.admin.inbox.kept.query({})).events.find(({ id }) => id === strange.webhookEventId);
      expect(kept).toMatchObject({ type: 'telepathy', reason: 'unknownType', channelName: channel.displayName });
      expect(JSON.parse(kept!.body)).toEqual(strange);
    });

    it('events that are none are kept for the admin, and those beside them are worked on', async () => {
      const odd = [
        null,
        7,
        {},
        { type: 'message' },
        { ...saying('?'), webhookEventId: 'a\u0000b' },
        { ...saying('?'), timestamp: 1e300 },
      ];
      const before = (await admin.admin.inbox.kept.query({})).events.length;
      const words = await newWords(async () => {
        expect((await sendSigned(envelope(...odd, saying('まともな言葉')))).status).toBe(200);
      });
      expect(words).toEqual(['まともな言葉']);
      expect((await admin.admin.inbox.kept.query({})).events.length - before).toBe(odd.length);
    });

    it('what a message carries that no database takes does not stop it', async () => {
      const words = await newWords(() =>
        sendSigned(envelope(saying('あ\u0000い\ud83e'), saying('う', Date.now() + 1, { replyToken: '\u0000' }))),
      );
      expect(words).toEqual(['あい\ufffd', 'う']);
    });

    it('a sticker stands as what cannot be shown yet', async () => {
      const sticker = { type: 'sticker', id: randomUUID(), packageId: '446', stickerId: '1988', quoteToken: 'q' };
      expect(await newWords(() => sendSigned(envelope(saying('', Date.now(), { message: sticker }))))).toEqual([
        '(sticker)',
      ]);
    });
  });
}
