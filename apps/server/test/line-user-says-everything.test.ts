import { randomUUID } from 'node:crypto';
import {
  audioMessage,
  fileMessage,
  imageMessage,
  locationMessage,
  stickerMessage,
  type UserMessage,
  videoMessage,
} from '@engawa/line-simulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tanaka } from '../dev/cast.ts';
import { phoneOf, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { FeedReader } from './feed-reader.ts';
import { oneTalkOn } from './one-talk.ts';
import { strangeEvent } from './strange-events.ts';

const bytes = Buffer.from('any bytes');
const external = { originalContentUrl: 'https://example.com/a.jpg', previewImageUrl: 'https://example.com/b.jpg' };
const at = { latitude: 35.687574, longitude: 139.72922 };

for (const database of testDatabases) {
  describe(`everything a LINE user can say, on ${database.name}`, () => {
    const stage = stageOn(database);
    const talk = oneTalkOn(stage);
    const who = { kind: 'contact', id: expect.any(String), name: tanaka.displayName };

    const sayings: [what: string, message: UserMessage, content: object][] = [
      ['a picture', imageMessage({ bytes, mimeType: 'image/jpeg' }), { kind: 'image' }],
      ['a picture that lies elsewhere', imageMessage({ bytes, mimeType: 'image/jpeg', external }), { kind: 'image' }],
      [
        'a video',
        videoMessage({ bytes, mimeType: 'video/mp4', durationMs: 60_000 }),
        { kind: 'video', media: { durationMs: 60_000 } },
      ],
      [
        'a voice',
        audioMessage({ bytes, mimeType: 'audio/x-m4a', durationMs: 1500 }),
        { kind: 'audio', media: { durationMs: 1500 } },
      ],
      [
        'a file',
        fileMessage({ bytes, fileName: '../見積書.pdf' }),
        { kind: 'file', media: { name: '見積書.pdf', bytes: bytes.length } },
      ],
      [
        'a place',
        locationMessage({ title: '縁側', address: '東京都', ...at }),
        { kind: 'location', title: '縁側', address: '東京都', ...at },
      ],
      [
        'a sticker',
        stickerMessage({ packageId: '11537', stickerId: '52002738', keywords: ['はい'] }),
        {
          kind: 'sticker',
          packageId: '11537',
          stickerId: '52002738',
          resourceType: 'ANIMATION',
          words: ['はい'],
        },
      ],
    ];
    it.each(sayings)('%s stands in the room', async (_what, message, content) => {
      const { message: sent } = await talk.user.sends(talk.channel, message);
      const { author, content: arrived, id } = await talk.last();
      expect(author).toMatchObject({ kind: 'contact', name: tanaka.displayName });
      expect(arrived).toMatchObject(content);
      if (!('media' in arrived)) return;
      const row = await talk.store.db
        .selectFrom('media')
        .selectAll()
        .where('id', '=', arrived.media.id)
        .executeTakeFirstOrThrow();
      expect(row).toMatchObject({ message_id: id, room_id: talk.roomId, line_message_id: sent.id });
      expect(row.source).toBe(row.external_url === null ? 'line' : 'external');
    });

    it('LINE’s tokens for quoting and for 既読 are kept with the message', async () => {
      const { message } = await talk.user.says(talk.channel, '覚えて');
      const { id } = await talk.last();
      const row = await talk.store.db
        .selectFrom('line_message')
        .select(['quote_token', 'mark_as_read_token'])
        .where('message_id', '=', id)
        .executeTakeFirstOrThrow();
      expect(row).toEqual({ quote_token: message.quoteToken, mark_as_read_token: message.markAsReadToken });
    });

    it('pictures sent together are one album, in whatever order they come', async () => {
      const pictures = ['一', '二', '三'].map((name) => ({ bytes: Buffer.from(name), mimeType: 'image/png' }));
      const sent = await talk.user.sendsImages(talk.channel, pictures, { order: [2, 0, 1] });
      const contents = (await talk.messages()).slice(-3).map(({ content }) => content as { album?: { id: string } });
      expect(contents).toHaveLength(sent.length);
      const { id } = contents[0]!.album!;
      expect(contents.map(({ album }) => album)).toEqual(
        expect.arrayContaining([1, 2, 3].map((index) => ({ id, index, total: 3 }))),
      );
    });

    it('an old phone does not count the pictures of an album', async () => {
      const pictures = ['一', '二'].map((name) => ({ bytes: Buffer.from(name), mimeType: 'image/png' }));
      await talk.user.sendsImages(talk.channel, pictures, { withoutIndex: true });
      const [first, second] = (await talk.messages()).slice(-2).map(({ content }) => content);
      expect(first).toMatchObject({ kind: 'image', album: { index: null, total: null } });
      expect(second).toMatchObject({ album: (first as { album: object }).album });
    });

    it('emojis stay where they are in the text, and somebody mentioned is known by the address book', async () => {
      const emoji = { index: 0, length: 6, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' };
      const mentionee = { type: 'user' as const, index: 7, length: 3, userId: talk.user.userId };
      const stranger = { ...mentionee, index: 11, userId: `U${'9'.repeat(32)}` };
      await talk.user.says(talk.channel, '(love) @美咲 @誰か', {
        emojis: [emoji],
        mention: { mentionees: [mentionee, stranger] },
      });
      const { content, author } = await talk.last();
      expect(content).toEqual({
        kind: 'text',
        text: '(love) @美咲 @誰か',
        emojis: [emoji],
        mentions: [
          { index: 7, length: 3, who: 'somebody', contactId: 'id' in author && author.id },
          { index: 11, length: 3, who: 'somebody' },
        ],
      });
    });

    it('a quote shows what it answers: the LINE user’s words, ours, and one that nobody knows', async () => {
      const { message: own } = await talk.user.says(talk.channel, '明日は何時ですか');
      const quoted = await talk.last();
      await talk.user.says(talk.channel, 'これです', { quotedMessageId: own.id });
      const quote = { messageId: quoted.id, author: quoted.author, kind: 'text', excerpt: '明日は何時ですか' };
      expect(await talk.last()).toMatchObject({ quote });

      const id = randomUUID();
      await talk.taro.message.post.mutate({ id, roomId: talk.roomId, content: { kind: 'text', text: '10時です' } });
      await soon(() => expect(phoneOf(talk.user, talk.channel).at(-1)).toContain('10時です'));
      const bubble = talk.user.chatWith(talk.channel).findLast(({ from }) => from === 'account')!;
      await soon(async () => expect((await talk.last()).delivery?.status).toBe('accepted'));
      const sticker = { packageId: '446', stickerId: '1988', quotedMessageId: bubble.id };
      await talk.user.sends(talk.channel, stickerMessage(sticker));
      expect(await talk.last()).toMatchObject({ quote: { messageId: id, excerpt: '10時です' } });

      await talk.user.says(talk.channel, 'どれだっけ', { quotedMessageId: '1' });
      const { quote: unknown } = await talk.last();
      expect(unknown).toEqual({ messageId: null, author: null, kind: null, excerpt: null, mediaId: null });
    });

    it('a quote is told to an open screen as it is read later', async () => {
      const reader = new FeedReader(stage.company.app.parts.feed, stage.company.cast['sato.taro']!);
      await reader.caughtUp();
      const { message } = await talk.user.says(talk.channel, 'どう思いますか');
      await talk.user.says(talk.channel, 'これのことです', { quotedMessageId: message.id });
      const last = await talk.last();
      await reader.toldOf(last.seq);
      reader.hangUp();
      expect(reader.told.at(-1)).toMatchObject({ kind: 'message.posted', message: last });
    });

    it('a tap on a button, a linked account and a watched video are lines in the room', async () => {
      await talk.tells(talk.event('postback', { postback: { data: 'day', params: { date: '2026-12-01' } } }));
      await talk.tells(talk.event('accountLink', { link: { result: 'ok', nonce: 'n' } }));
      await talk.tells(talk.event('videoPlayComplete', { videoPlayComplete: { trackingId: 't' } }));
      expect((await talk.messages()).slice(-3).map(({ content }) => content)).toEqual([
        { kind: 'system', line: { code: 'buttonTapped', who, words: 'day 2026-12-01' } },
        { kind: 'system', line: { code: 'accountLinked', who, ok: true } },
        { kind: 'system', line: { code: 'videoWatched', who } },
      ]);
    });

    it('what another tool wrote into its button is shown, also when it speaks of a room', async () => {
      for (const data of ['room=101', `room=${randomUUID()}`]) {
        await talk.tells(talk.event('postback', { postback: { data } }));
        const { content } = await talk.last();
        expect(content).toEqual({ kind: 'system', line: { code: 'buttonTapped', who, words: data } });
      }
    });

    it('a button that names one of the LINE user’s own rooms leads there, and no address is read out', async () => {
      await talk.tells(
        talk.event('postback', { postback: { data: `room=${talk.roomId}`, params: { time: '10:00' } } }),
      );
      const { content } = await talk.last();
      const line = { code: 'buttonTapped', who, words: '10:00' };
      expect(content).toEqual({ kind: 'system', line });
    });

    it('the token of a tap answers for nothing; of a talk that another product has, none is used', async () => {
      const postback = { postback: { data: 'x' }, replyToken: `tap-${database.name}` };
      await talk.tells(talk.event('postback', postback));
      await talk.tells(talk.event('postback', { ...postback, replyToken: `other-${database.name}`, mode: 'standby' }));
      const tokens = await talk.store.db.selectFrom('reply_token').select('token').execute();
      expect(tokens.map(({ token }) => token)).toContain(`tap-${database.name}`);
      expect(tokens.map(({ token }) => token)).not.toContain(`other-${database.name}`);
    });

    it('what this version does not know is kept for the admin; a message of it has its place in the room', async () => {
      const invented = talk.event('telepathy', { thought: '来年の発明' });
      const hologram = talk.event('message', { message: { id: '900', type: 'hologram', of: '来年の富士山' } });
      await talk.tells(invented, hologram, talk.event('beacon', { beacon: { hwid: 'h', type: 'enter' } }));
      expect((await talk.last()).content).toEqual({ kind: 'unsupported', lineType: 'hologram' });
      const kept = (await (await stage.screenOf('takahashi')).admin.inbox.kept.query({})).events;
      const mine = kept.filter(({ reason }) => reason === 'unknownType');
      expect(mine.map(({ type }) => type).sort()).toEqual(['beacon', 'message', 'telepathy']);
      expect(mine.map(({ body }) => JSON.parse(body))).toEqual(expect.arrayContaining([invented, hologram]));
    });

    it('what happens in a LINE group is kept for the admin, and makes no room', async () => {
      const { line } = stage.company;
      line.changeSettings(talk.channel, { allowGroupJoin: true });
      const group = line.createGroup({ name: '旅行', members: [talk.user] });
      const rooms = (await talk.taro.room.list.query()).rooms.length;
      await group.invites(talk.channel);
      await group.memberJoins(line.createUser({ displayName: 'Emma' }));
      const { message } = await group.says(talk.user, 'みんなで温泉');
      await group.edits(talk.user, message.id, 'みんなで海');
      await group.removes(talk.channel);
      await talk.messages();
      const kept = (await (await stage.screenOf('takahashi')).admin.inbox.kept.query({})).events;
      const ofGroup = kept.filter(({ reason }) => reason === 'groupEvent');
      expect(ofGroup.map(({ type }) => type).sort()).toEqual([
        'join',
        'leave',
        'memberJoined',
        'message',
        'messageEdited',
      ]);
      expect(ofGroup.some(({ body }) => body.includes('みんなで温泉'))).toBe(true);
      expect((await talk.taro.room.list.query()).rooms).toHaveLength(rooms);
    });

    it('the first event and the first that LINE told again are noted for the channel', async () => {
      const facts = () =>
        talk.store.db
          .selectFrom('channel')
          .select(['first_event_at', 'redelivery_seen_at'])
          .where('line_channel_id', '=', talk.channel.channelId)
          .executeTakeFirstOrThrow();
      const before = await facts();
      expect(before).toEqual({ first_event_at: expect.any(String), redelivery_seen_at: null });
      const again = talk.event('postback', { postback: { data: 'x' }, deliveryContext: { isRedelivery: true } });
      await talk.tells(again);
      expect(await facts()).toEqual({ ...before, redelivery_seen_at: expect.any(String) });
    });

    it('whatever comes under LINE’s name is worked on or kept, and nothing fails on the database', async () => {
      const strange = fc.sample(strangeEvent, { numRuns: 80, seed: 7 }).map((event, place) => {
        const { type, source, ...more } = JSON.parse(JSON.stringify(event) ?? '{}') as Record<string, unknown>;
        const from = typeof source === 'object' && source && 'userId' in source ? {} : { source };
        return talk.event(
          typeof type === 'string' && type ? type.slice(0, 100) : 'message',
          { ...more, ...from },
          Date.now() + place,
        );
      });
      await talk.tells(...strange);
      const failed = await talk.store.db
        .selectFrom('inbox')
        .select(['body'])
        .where('kept_reason', '=', 'failed')
        .execute();
      expect(failed).toEqual([]);
      await talk.user.says(talk.channel, '無事です');
      expect((await talk.last()).content).toEqual({ kind: 'text', text: '無事です' });
    });
  });
}
