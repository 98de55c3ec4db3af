import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLine, isLineEvent, type LineEvent } from '../src/line/hearing/from-line.ts';
import { inboxEmpty, outboxEmpty, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { oneTalkOn } from './one-talk.ts';
import { strangeEvent } from './strange-events.ts';

for (const database of testDatabases) {
  describe(`whatever is signed by LINE, on ${database.name},`, () => {
    const stage = stageOn(database);
    const talk = oneTalkOn(stage, '田中 何でも');

    it('nothing throws and nothing is dropped: it stands in the room, or is kept for the admin', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(strangeEvent, { minLength: 1, maxLength: 20 }), async (events) => {
          const told = events.map(asSent);
          await talk.tells(...told);
          expect(await lost(told)).toEqual([]);
        }),
        { numRuns: 25, seed: 11 },
      );
      await talk.user.says(talk.channel, '無事です');
      expect((await talk.last()).content).toEqual({ kind: 'text', text: '無事です' });
    });

    it('however deep an event is nested, it is worked on or kept, and those beside it too', async () => {
      const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
      const events = [
        deep,
        JSON.stringify(said({ text: '深い言葉', deep: 1 })),
        JSON.stringify(said({ text: '浅い言葉' })),
      ];
      const body = `{"destination":"${talk.channel.botUserId}","events":[${events.join(',').replace('"deep":1', `"deep":${deep}`)}]}`;
      const { line } = stage.company;
      const headers = { 'content-type': 'application/json', 'x-line-signature': line.signWebhook(talk.channel, body) };
      const { status } = await fetch(talk.channel.webhook.endpoint!, { method: 'POST', headers, body });
      expect(status).toBe(200);
      expect((await talk.messages()).slice(-2).map(({ content }) => content)).toEqual([
        { kind: 'text', text: '深い言葉' },
        { kind: 'text', text: '浅い言葉' },
      ]);
      expect((await kept()).map((row) => row.body)).toContain(deep);
    });

    it('the doctor shows requests that came beside one that has no form', async () => {
      await talk.tells({ type: { toString: 1 } });
      await talk.tells(said({ text: '隣' }));
      const admin = await stage.screenOf('takahashi');
      const list = await admin.admin.channel.list.query();
      const { id } = list.find(({ lineChannelId }) => lineChannelId === talk.channel.channelId)!;
      const { webhooks } = await admin.admin.channel.doctor.query({ id });
      expect(webhooks.slice(0, 2).map(({ what }) => what)).toEqual(['message', '?']);
    });

    it('the same message under another event is one message, and one that was taken back does not come back', async () => {
      const id = randomUUID();
      const before = (await talk.messages()).length;
      const again = () => said({ id, text: '一度だけ' });
      await talk.tells(again(), again());
      await talk.tells(again());
      expect((await talk.messages()).slice(before).map(({ content }) => content)).toEqual([
        { kind: 'text', text: '一度だけ' },
      ]);
      await talk.tells(talk.event('unsend', { unsend: { messageId: id } }));
      await talk.tells(again());
      expect((await talk.messages()).slice(before).map(({ content }) => content)).toEqual([{ kind: 'unsent' }]);
    });

    it('an edit of what is no text is kept for the admin', async () => {
      const id = randomUUID();
      const sticker = { id, type: 'sticker', packageId: '446', stickerId: '1988', quoteToken: 'q' };
      await talk.tells(talk.event('message', { message: sticker }));
      const edit = talk.event('messageEdited', { message: { id, type: 'text', text: '言葉に' } }) as LineEvent;
      await talk.tells(edit);
      expect((await talk.last()).content.kind).toBe('sticker');
      expect((await kept()).map((row) => row.id)).toContain(edit.webhookEventId);
    });

    it('what LINE dates tomorrow has happened when it came: a block after it still counts', async () => {
      const tomorrow = Date.now() + 24 * 60 * 60_000;
      await talk.tells(talk.event('unfollow', {}));
      await talk.tells(talk.event('follow', { follow: { isUnblocked: true } }, tomorrow));
      await talk.tells(said({ text: '明日の言葉' }, 8.64e15));
      expect((await talk.last()).at < new Date(tomorrow).toISOString()).toBe(true);
      await talk.tells(talk.event('unfollow', {}));
      const { room } = await talk.taro.room.get.query({ roomId: talk.roomId });
      expect(room.participants.find(({ kind }) => kind === 'contact')).toMatchObject({
        blockedUsAt: expect.any(String),
      });
      await talk.tells(talk.event('follow', { follow: { isUnblocked: true } }));
    });

    it('LINE’s clock may run a little ahead of ours: its order of coming and going counts', async () => {
      const ahead = Date.now() + 30_000;
      await talk.tells(talk.event('unfollow', {}, ahead - 2));
      await talk.tells(talk.event('follow', { follow: { isUnblocked: true } }, ahead));
      await talk.tells(talk.event('unfollow', {}, ahead - 1));
      const { room } = await talk.taro.room.get.query({ roomId: talk.roomId });
      expect(room.participants.find(({ kind }) => kind === 'contact')).toMatchObject({ blockedUsAt: null });
    });

    it('the largest numbers that JSON has do not stop a message', async () => {
      const most = Number.MAX_SAFE_INTEGER;
      const file = { type: 'file', id: randomUUID(), fileName: '大.bin', fileSize: most, duration: most };
      await talk.tells(talk.event('message', { message: file }, 0));
      expect((await talk.last()).content).toMatchObject({ kind: 'file', media: { bytes: most } });
    });

    it('nobody is greeted where another product has the talk', async () => {
      const admin = await stage.screenOf('takahashi');
      const list = await admin.admin.channel.list.query();
      const { id } = list.find(({ lineChannelId }) => lineChannelId === talk.channel.channelId)!;
      await admin.admin.channel.setGreeting.mutate({ id, on: true, text: 'ようこそ。', card: false });
      const before = (await talk.messages()).length;
      await talk.tells(talk.event('follow', { follow: { isUnblocked: false }, mode: 'standby', replyToken: 'r' }));
      await outboxEmpty(talk.store);
      expect((await talk.messages()).slice(before).map(({ content }) => content.kind)).toEqual([]);
      await admin.admin.channel.setGreeting.mutate({ id, on: false, text: 'ようこそ。', card: false });
    });

    const said = (message: object, timestamp?: number) =>
      talk.event('message', { message: { type: 'text', id: randomUUID(), quoteToken: 'q', ...message } }, timestamp);

    const kept = () => talk.store.db.selectFrom('inbox').selectAll().where('status', '=', 'kept').execute();

    /** With an id of its own, and of somebody whom it names itself or of nobody. */
    function asSent(strange: object, place: number): LineEvent {
      const { type, source, ...more } = JSON.parse(JSON.stringify(strange)) as Record<string, unknown>;
      const from = typeof source === 'object' && source && 'userId' in source ? {} : { source };
      const named = typeof type === 'string' && type ? type.slice(0, 100) : 'message';
      return talk.event(named, { ...more, ...from }, Date.now() + place) as LineEvent;
    }

    /** Events of which there is nothing left: neither a message nor the event itself. */
    async function lost(events: readonly LineEvent[]): Promise<LineEvent[]> {
      await inboxEmpty(talk.store);
      const rows = await talk.store.db.selectFrom('inbox').select(['id', 'status', 'kept_reason', 'body']).execute();
      const inbox = new Map(rows.map((row) => [row.id, row]));
      const unreadable = new Set(rows.filter((row) => row.kept_reason === 'unreadable').map((row) => row.body));
      const messages = await talk.store.db.selectFrom('line_message').select('line_message_id').execute();
      const standing = new Set(messages.map((row) => row.line_message_id));
      return events.filter((event) => {
        if (!isLineEvent(event)) return !unreadable.has(JSON.stringify(event));
        const row = inbox.get(event.webhookEventId);
        if (!row) return true;
        if (row.status === 'kept') return row.kept_reason === 'failed';
        const words = fromLine(event);
        return words.kind === 'unknown' || (words.kind === 'said' && !standing.has(words.lineMessageId));
      });
    }
  });
}
