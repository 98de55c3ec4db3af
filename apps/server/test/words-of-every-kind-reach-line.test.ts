import { randomUUID } from 'node:crypto';
import type { Channel } from '@engawa/line-simulator';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberClient } from '../dev/start-app.ts';
import { byServer } from '../src/store/who.ts';
import { inboxEmpty, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { talkOn } from './line-talk.ts';

/** One of LINE's emoji products. */
const productId = '5ac1bfd5040ab15980c9b435';

for (const database of testDatabases) {
  describe(`words of every kind reach LINE, on ${database.name}`, () => {
    const stage = stageOn(database);
    let taro: MemberClient;
    let channel: Channel;

    beforeAll(async () => {
      taro = await stage.screenOf('sato.taro');
      channel = await stage.company.connectChannel('佐藤（縁側商事）', ['sato.taro']);
    });

    const store = () => stage.company.app.parts.store;
    const talk = (free = false) => talkOn(stage, { member: taro, channel, free });

    /** As the browser uploads it. */
    async function upload(roomId: string, bytes: Uint8Array<ArrayBuffer>, name: string, type: string): Promise<string> {
      const { app } = stage.company;
      const cookie = await stage.company.cookieOf('sato.taro');
      const mediaId = randomUUID();
      const address = `${app.url}/media/uploads/${mediaId}?room=${roomId}&name=${encodeURIComponent(name)}`;
      const answer = await fetch(address, {
        method: 'PUT',
        headers: { cookie, origin: app.url, 'content-type': type, 'content-length': String(bytes.length) },
        body: bytes,
      });
      expect(answer.status).toBe(200);
      return mediaId;
    }

    const picture = async () => {
      const image = sharp({ create: { width: 64, height: 48, channels: 3, background: '#7a4' } });
      return new Uint8Array(await image.webp().toBuffer());
    };

    it('a sticker, with words for who cannot see it', async () => {
      const { say, becomes, phone } = await talk();
      const { id, content } = await say({ kind: 'sticker', packageId: '11537', stickerId: '52002738' });
      expect(content).toMatchObject({
        kind: 'sticker',
        resourceType: 'ANIMATION',
        words: ['ブラウン＆コニー＆サリー', 'Brown & Cony & Sally'],
      });
      await becomes(id, { status: 'accepted' });
      expect(phone()[0]!.message).toMatchObject({ type: 'sticker', packageId: '11537', stickerId: '52002738' });
    });

    it('no sticker that LINE does not let accounts send', async () => {
      const { say } = await talk();
      await expect(say({ kind: 'sticker', packageId: '1', stickerId: '1' })).rejects.toMatchObject({
        data: { denial: { code: 'stickerNotSendable' } },
      });
    });

    it('a place', async () => {
      const { say, becomes, phone } = await talk();
      const place = {
        kind: 'location',
        title: '縁側商事',
        address: '京都市',
        latitude: 35.01,
        longitude: 135.77,
      } as const;
      const { id, content } = await say(place);
      expect(content).toEqual(place);
      await becomes(id, { status: 'accepted' });
      expect(phone()[0]!.message).toMatchObject({ type: 'location', title: '縁側商事', latitude: 35.01 });
    });

    it('LINE emoji in a text', async () => {
      const { say, becomes, phone } = await talk();
      const emojis = [{ index: 5, length: 7, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }];
      const { id, content } = await say({ kind: 'text', text: 'ありがとう(heart)！', emojis });
      expect(content).toMatchObject({ text: 'ありがとう(heart)！', emojis });
      await becomes(id, { status: 'accepted' });
      expect(phone()[0]!.message).toMatchObject({ text: 'ありがとう$！', emojis: [{ index: 5, emojiId: '001' }] });
    });

    it('LINE emoji beside a $ that is only a $, in every bubble of a long text where they stand', async () => {
      const { say, becomes, phone } = await talk();
      const emojis = [2, 5010].map((index) => ({ index, length: 7, productId, emojiId: '045' }));
      const { id } = await say({ kind: 'text', text: `$ (emoji)${'あ'.repeat(5001)}(emoji)$`, emojis });
      await becomes(id, { status: 'accepted' });
      const sent = phone().map(({ message }) => message as { text: string; emojis: { index: number }[] });
      expect(sent.map(({ text }) => text.length)).toEqual([4981, 25]);
      expect(sent.map((each) => each.emojis.map(({ index }) => index))).toEqual([[2], [23]]);
      expect(sent[0]!.text.startsWith('$ $あ')).toBe(true);
      expect(sent[1]!.text.endsWith('あ$$')).toBe(true);
    });

    it('words whose LINE emoji LINE refuses, with a word in the emoji’s place', async () => {
      const { say, becomes, phone } = await talk(true);
      const emojis = [{ index: 5, length: 7, productId, emojiId: '999' }];
      const { id, delivery } = await say({ kind: 'text', text: 'ありがとう(emoji)！', emojis });
      expect(delivery).not.toHaveProperty('withoutEmoji');
      await becomes(id, { status: 'accepted', route: 'reply', withoutEmoji: true });
      expect(phone().map(({ text }) => text)).toEqual(['ありがとう(emoji)！']);
      const refused = stage.company.line.requests.filter(({ status }) => status === 400);
      expect(refused).toHaveLength(1);
    });

    it('no more than twenty LINE emoji in one message', async () => {
      const { say } = await talk();
      const emojis = Array.from({ length: 21 }, (_, at) => ({ index: at * 7, length: 7, productId, emojiId: '001' }));
      await expect(say({ kind: 'text', text: '(emoji)'.repeat(21), emojis })).rejects.toMatchObject({
        data: { denial: { code: 'tooManyLineEmojis', params: { count: 21, limit: 20 } } },
      });
    });

    it('a text longer than LINE’s bubble: in several, in one call, as one message here', async () => {
      const { say, becomes, phone, outcomes, roomId } = await talk();
      const before = stage.company.line.platform.quotas.usedBy(channel.channelId);
      const text = `${'あ'.repeat(4990)}\n${'い'.repeat(4990)}\n${'う'.repeat(300)}`;
      const { id } = await say(text);
      await becomes(id, { status: 'accepted', route: 'push' });
      const texts = phone().map((bubble) => bubble.text ?? '');
      expect(texts.map(({ length }) => length)).toEqual([4991, 4991, 300]);
      expect(texts.join('')).toBe(text);
      expect(await outcomes()).toEqual(['accepted push']);
      expect(stage.company.line.platform.quotas.usedBy(channel.channelId)).toBe(before + 1);
      expect((await taro.message.page.query({ roomId })).messages.filter((each) => each.id === id)).toHaveLength(1);
    });

    it('silent words, never in one call with those that ring', async () => {
      const { say, becomes, phone } = await talk();
      await taro.profile.setUndo.mutate({ seconds: 10 });
      await say('鳴る');
      const { id, delivery } = await say('鳴らない', { silent: true });
      await taro.profile.setUndo.mutate({ seconds: 0 });
      expect(delivery).toMatchObject({ silent: true });
      await taro.message.sendNow.mutate({ messageId: id });
      await becomes(id, { status: 'accepted', silent: true });
      expect(phone().map(({ text, notificationDisabled }) => [text, notificationDisabled])).toEqual([
        ['鳴る', false],
        ['鳴らない', true],
      ]);
    });

    it('answers that quote: theirs, and ours', async () => {
      const { say, becomes, phone, user, roomId } = await talk();
      const { message } = await user.says(channel, '在庫はありますか');
      await inboxEmpty(store());
      const theirs = await soon(async () => {
        const { messages } = await taro.message.page.query({ roomId });
        return messages.find(({ author }) => author.kind === 'contact') ?? expect.unreachable('not there');
      });
      const answer = await say('あります', { quotes: theirs.id });
      expect(answer.quote).toMatchObject({ messageId: theirs.id, excerpt: '在庫はありますか' });
      await becomes(answer.id, { status: 'accepted' });
      expect(phone()[0]).toMatchObject({ text: 'あります', quotedMessageId: message.id });
      const more = await say({ kind: 'sticker', packageId: '446', stickerId: '1988' }, { quotes: answer.id });
      await becomes(more.id, { status: 'accepted' });
      expect(phone()[1]).toMatchObject({ quotedMessageId: phone()[0]!.id });
    });

    it('answers whose quote LINE refuses: with the quoted words as text, and the mark says so', async () => {
      const { say, becomes, phone, user, roomId } = await talk();
      await user.says(channel, '在庫は ありますか');
      const theirs = await soon(async () => {
        const { messages } = await taro.message.page.query({ roomId });
        return messages.find(({ author }) => author.kind === 'contact') ?? expect.unreachable('not there');
      });
      const gone = { quote_token: 'gone' };
      await store().write(byServer, (tx) =>
        tx.db.updateTable('line_message').set(gone).where('message_id', '=', theirs.id).execute(),
      );
      const answer = await say('あります', { quotes: theirs.id });
      expect(answer.delivery).not.toHaveProperty('withoutQuote');
      await becomes(answer.id, { status: 'accepted', withoutQuote: true });
      expect(phone().map(({ text }) => text)).toEqual(['> 在庫は ありますか\nあります']);
    });

    it('no quote of what stands in another room, or by a place', async () => {
      const [one, other] = [await talk(), await talk()];
      const { id } = await other.say('別の部屋');
      await expect(one.say('はい', { quotes: id })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
      await other.becomes(id, { status: 'accepted' });
      const place = { kind: 'location', title: 'x', address: 'y', latitude: 1, longitude: 2 } as const;
      await expect(other.say(place, { quotes: id })).rejects.toMatchObject({
        data: { denial: { code: 'quoteOnlyWithWords' } },
      });
    });

    it('the same words asked for twice are said once', async () => {
      const { roomId, phone, becomes } = await talk();
      const words = { id: randomUUID(), roomId, content: { kind: 'text', text: '一度だけ' } } as const;
      const [first, second] = await Promise.all([taro.message.post.mutate(words), taro.message.post.mutate(words)]);
      expect(second.seq).toBe(first.seq);
      await becomes(words.id, { status: 'accepted' });
      expect(phone()).toHaveLength(1);
    });

    describe('files', () => {
      it('a picture arrives as one that LINE can fetch', async () => {
        const { say, becomes, phone, roomId } = await talk();
        const { id } = await say({
          kind: 'media',
          mediaId: await upload(roomId, await picture(), '庭.webp', 'image/webp'),
        });
        await becomes(id, { status: 'accepted' });
        expect(phone()[0]!.message).toMatchObject({ type: 'image' });
        const fetched = await stage.company.line.fetchMedia(phone()[0]!);
        expect(JSON.stringify(fetched)).toMatch(/image\/(png|jpeg)/);
      });

      it('any other file arrives as a card that leads to its page', async () => {
        const { say, becomes, phone, roomId } = await talk();
        const bytes = new TextEncoder().encode('%PDF-1.4 …');
        const { id, content } = await say({
          kind: 'media',
          mediaId: await upload(roomId, bytes, '見積書.pdf', 'application/pdf'),
        });
        expect(content).toMatchObject({ kind: 'file', asLink: true });
        await becomes(id, { status: 'accepted' });
        expect(phone()[0]!.message).toMatchObject({ type: 'flex' });
        expect(phone()[0]!.text).toContain('見積書.pdf');
      });

      it('one that LINE cannot take fails alone, and can go as a link', async () => {
        const { say, becomes, phone, roomId } = await talk();
        await taro.profile.setUndo.mutate({ seconds: 10 });
        const mediaId = await upload(roomId, await picture(), '庭.webp', 'image/webp');
        const { id } = await say({ kind: 'media', mediaId });
        await store().db.updateTable('media').set({ line_key: null }).where('id', '=', mediaId).execute();
        const behind = await say('つぎ');
        await taro.profile.setUndo.mutate({ seconds: 0 });
        await taro.message.sendNow.mutate({ messageId: behind.id });
        await becomes(id, { status: 'failed', reason: 'mediaMissing' });
        await becomes(behind.id, { status: 'accepted' });
        const decided = await taro.message.decide.mutate({ messageId: id, choice: 'link' });
        expect(decided.content).toMatchObject({ kind: 'image', asLink: true });
        await becomes(id, { status: 'accepted' });
        expect(phone().map(({ message }) => message.type)).toEqual(['text', 'flex']);
      });
    });

    describe('and can be taken back while they have not left', () => {
      it('with nothing of them at LINE, nor here', async () => {
        const { say, becomes, phone, roomId } = await talk();
        await taro.profile.setUndo.mutate({ seconds: 10 });
        const { id } = await say('間違えました');
        const behind = await say('こちらです');
        await taro.profile.setUndo.mutate({ seconds: 0 });
        const [gone] = await taro.message.takeBack.mutate({ messageId: id });
        expect(gone).toMatchObject({ content: { kind: 'unsent' }, delivery: { status: 'discarded' } });
        await taro.message.sendNow.mutate({ messageId: behind.id });
        await becomes(behind.id, { status: 'accepted' });
        expect(phone().map(({ text }) => text)).toEqual(['こちらです']);
        const bodies = await store().db.selectFrom('event').select('body').where('room_id', '=', roomId).execute();
        expect(bodies.map(({ body }) => body).join()).not.toContain('間違えました');
        const [again] = await taro.message.takeBack.mutate({ messageId: id });
        expect(again!.content).toEqual({ kind: 'unsent' });
      });
      it('all of one press of Send together, and what of it is still on its way does not come in later', async () => {
        const { say, becomes, phone, roomId } = await talk();
        await taro.profile.setUndo.mutate({ seconds: 30 });
        const { id: sendId } = await say('図面です');
        const photo = async () =>
          ({ kind: 'media', mediaId: await upload(roomId, await picture(), '図面.webp', 'image/webp') }) as const;
        const sent = [await say(await photo(), { sendId }), await say(await photo(), { sendId })];
        expect(sent.map((message) => message.sendId)).toEqual([sendId, sendId]);
        const late = await photo();
        const gone = await taro.message.takeBack.mutate({ messageId: sent[1]!.id });
        expect(gone.map(({ id }) => id)).toEqual([sendId, ...sent.map(({ id }) => id)]);
        expect(gone.map(({ content }) => content)).toEqual(Array(3).fill({ kind: 'unsent' }));
        await expect(say(late, { sendId })).rejects.toMatchObject({ data: { denial: { code: 'sendTakenBack' } } });
        // Before any of it has come in, too.
        const first = randomUUID();
        expect(await taro.message.takeBack.mutate({ messageId: first })).toEqual([]);
        await expect(say('遅れて', { id: first })).rejects.toMatchObject({
          data: { denial: { code: 'sendTakenBack' } },
        });
        await taro.profile.setUndo.mutate({ seconds: 0 });
        const next = await say('こちらです');
        await becomes(next.id, { status: 'accepted' });
        expect(phone().map(({ text }) => text)).toEqual(['こちらです']);
      });
      it('but nothing of another press, of another member, or of another room that names itself the same', async () => {
        const { say, roomId } = await talk();
        const elsewhere = await talk();
        await taro.profile.setUndo.mutate({ seconds: 30 });
        const { id: sendId } = await say('ひとつ');
        const strange = await elsewhere.say('よそ', { sendId });
        const ren = await stage.screenOf('ito.ren');
        await taro.room.invite.mutate({ roomId, memberIds: [stage.company.cast['ito.ren']!] });
        await ren.profile.setUndo.mutate({ seconds: 30 });
        const content = { kind: 'text', text: '同じ番号' } as const;
        const other = await ren.message.post.mutate({ id: randomUUID(), roomId, content, sendId });
        expect((await taro.message.takeBack.mutate({ messageId: sendId })).map(({ id }) => id)).toEqual([sendId]);
        for (const { id } of [strange, other]) await taro.message.takeBack.mutate({ messageId: id });
        await taro.profile.setUndo.mutate({ seconds: 0 });
      });
      it('but not once they have', async () => {
        const { say, becomes } = await talk();
        const { id } = await say('出ました');
        await becomes(id, { status: 'accepted' });
        const denied = (code: string) => ({ data: { denial: { code } } });
        await expect(taro.message.takeBack.mutate({ messageId: id })).rejects.toMatchObject(denied('sentToLine'));
      });
      it('by a colleague in the room who talks with LINE users, and by nobody else', async () => {
        const { say, roomId } = await talk();
        await taro.profile.setUndo.mutate({ seconds: 10 });
        const { id } = await say('私のことば');
        await taro.profile.setUndo.mutate({ seconds: 0 });
        const ren = await stage.screenOf('ito.ren');
        await expect(ren.message.takeBack.mutate({ messageId: id })).rejects.toMatchObject({
          data: { code: 'NOT_FOUND' },
        });
        await taro.room.invite.mutate({ roomId, memberIds: [stage.company.cast['ito.ren']!] });
        const refused = { data: { denial: { code: 'notYourMessage' } } };
        await expect(ren.message.sendNow.mutate({ messageId: id })).rejects.toMatchObject(refused);
        const [gone] = await ren.message.takeBack.mutate({ messageId: id });
        expect(gone!.content).toEqual({ kind: 'unsent', by: { id: stage.company.cast['ito.ren'], name: '伊藤 蓮' } });
        expect(gone!.delivery).toMatchObject({ status: 'discarded' });
      });
      it('for as long as the member wants', async () => {
        await taro.profile.setUndo.mutate({ seconds: 30 });
        expect((await taro.session.me.query()).settings).toEqual({ undoSeconds: 30 });
        await taro.profile.setUndo.mutate({ seconds: 0 });
        expect((await taro.session.me.query()).settings).toEqual({ undoSeconds: 0 });
      });
    });
  });
}
