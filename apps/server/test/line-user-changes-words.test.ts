import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { FeedEvent, MessageView } from '@engawa/domain';
import { imageMessage } from '@engawa/line-simulator';
import { describe, expect, it } from 'vitest';
import type { Store } from '../src/store/store.ts';
import { inboxEmpty, phoneOf, soon, stageOn } from './company.ts';
import { testDatabases } from './databases.ts';
import { FeedReader } from './feed-reader.ts';
import { oneTalkOn } from './one-talk.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

let ids = 7000;
const newLineId = () => String(ids++);

for (const database of testDatabases) {
  describe(`words that a LINE user changes or takes back, on ${database.name}`, () => {
    const stage = stageOn(database);
    const talk = oneTalkOn(stage);

    const saying = (id: string, text: string, at: number) =>
      talk.event('message', { message: { id, type: 'text', text, quoteToken: 'q' } }, at);
    const editing = (id: string, text: string, at: number) =>
      talk.event('messageEdited', { message: { id, type: 'text', text, quoteToken: `q-${at}` } }, at);
    const takingBack = (id: string, at = Date.now()) => talk.event('unsend', { unsend: { messageId: id } }, at);

    /** What a member reads who was away, from the beginning. */
    async function feedFromTheStart(): Promise<readonly FeedEvent[]> {
      const reader = new FeedReader(stage.company.app.parts.feed, stage.company.cast['sato.taro']!, 0);
      await reader.caughtUp();
      reader.hangUp();
      return reader.told;
    }

    const toldOf = (events: readonly FeedEvent[], id: string): MessageView[] =>
      events.flatMap((event) => ('message' in event && event.message.id === id ? [event.message] : []));

    it('an edit is shown in the place of the words, with its time, and told to open screens', async () => {
      const reader = new FeedReader(stage.company.app.parts.feed, stage.company.cast['sato.taro']!);
      await reader.caughtUp();
      const { message } = await talk.user.says(talk.channel, '10時に');
      const said = await talk.last();
      await talk.user.edits(talk.channel, message.id, '11時に');
      const edited = await talk.last();
      expect(edited).toMatchObject({ id: said.id, seq: said.seq, content: { kind: 'text', text: '11時に' } });
      expect(edited.editedAt! > said.at).toBe(true);
      await reader.when(() => toldOf(reader.told, said.id).length === 2);
      reader.hangUp();
      expect(reader.told.at(-1)).toMatchObject({ kind: 'message.changed', message: edited });
      // Who reads the feed later is told the new words from the start.
      expect(toldOf(await feedFromTheStart(), said.id)).toEqual([edited, edited]);
    });

    it.each([
      ['in order', [1, 2, 3]],
      ['out of order', [3, 1, 2]],
      ['backwards', [3, 2, 1]],
      ['one of them twice', [2, 3, 2]],
    ])('the newest edit wins, told %s; the earlier words are kept for the audit', async (_how, order) => {
      const [id, start] = [newLineId(), Date.now() - 1000];
      await talk.tells(saying(id, '初め', start));
      for (const n of order) await talk.tells(editing(id, `訂正${n}`, start + n));
      const { id: messageId, content, editedAt } = await talk.last();
      expect({ content, editedAt }).toEqual({
        content: { kind: 'text', text: '訂正3' },
        editedAt: new Date(start + 3).toISOString(),
      });
      expect(await versionsOf(talk.store, messageId)).toEqual(
        [
          '初め',
          ...order
            .filter((n) => n < 3)
            .toSorted()
            .map((n) => `訂正${n}`),
        ].filter(unique),
      );
      expect(await quoteTokenOf(talk.store, messageId)).toBe(`q-${start + 3}`);
    });

    it('edits that come before their words wait for them', async () => {
      const [id, start] = [newLineId(), Date.now() - 1000];
      await talk.tells(editing(id, '先回り2', start + 2));
      await talk.tells(editing(id, '先回り1', start + 1));
      await talk.tells(saying(id, '初め', start));
      const { content, editedAt, id: messageId } = await talk.last();
      expect({ content, editedAt }).toEqual({
        content: { kind: 'text', text: '先回り2' },
        editedAt: new Date(start + 2).toISOString(),
      });
      expect(await versionsOf(talk.store, messageId)).toEqual(['初め']);
      expect(await wordsIn(talk.store, '先回り2')).toEqual(['event', 'message']);
    });

    it('words and their edit of the same moment, told in one request the wrong way round, are the edit', async () => {
      const [id, now] = [newLineId(), Date.now()];
      await talk.tells(editing(id, '同時の訂正', now), saying(id, '同時', now));
      expect((await talk.last()).content).toEqual({ kind: 'text', text: '同時の訂正' });
    });

    it('words that are taken back are nowhere any more, nor what was said of them', async () => {
      const { message } = await talk.user.says(talk.channel, '秘密の暗号はさくら');
      const said = await talk.last();
      await talk.user.edits(talk.channel, message.id, '秘密の暗号はうめ');
      await talk.user.says(talk.channel, 'これのこと', { quotedMessageId: message.id });
      const id = randomUUID();
      const content = { kind: 'text', text: '承知しました' } as const;
      await talk.taro.message.post.mutate({ id, roomId: talk.roomId, content });
      await soon(() => expect(phoneOf(talk.user, talk.channel).at(-1)).toContain('承知しました'));
      await talk.messages();
      expect(await wordsIn(talk.store, '秘密の暗号')).toEqual(['event', 'message', 'message_version']);

      const reader = new FeedReader(stage.company.app.parts.feed, stage.company.cast['sato.taro']!);
      await reader.caughtUp();
      await talk.user.unsends(talk.channel, message.id);
      const messages = await talk.messages();
      expect(await wordsIn(talk.store, '秘密の暗号')).toEqual([]);
      const tombstone = messages.find((each) => each.id === said.id)!;
      expect(tombstone).toEqual({ ...said, content: { kind: 'unsent' } });
      const quoting = messages.find(({ quote }) => quote?.messageId === said.id)!;
      expect(quoting.quote).toMatchObject({ kind: 'unsent', excerpt: null });
      await reader.when(() => reader.told.length === 2);
      reader.hangUp();
      expect(reader.told).toMatchObject([
        { kind: 'message.changed', message: tombstone },
        { kind: 'message.changed', message: quoting },
      ]);
      expect(JSON.stringify(await feedFromTheStart())).not.toContain('秘密の暗号');
    });

    it('the last words of a room that are taken back are not shown in the list of rooms', async () => {
      const { message } = await talk.user.says(talk.channel, '一覧の秘密');
      await talk.messages();
      await talk.user.unsends(talk.channel, message.id);
      await talk.messages();
      const { rooms } = await talk.taro.room.list.query();
      expect(rooms.find(({ room }) => room.id === talk.roomId)!.last!.content).toEqual({ kind: 'unsent' });
    });

    it('a picture that is taken back leaves no file, neither in a table nor on the disk', async () => {
      const { message } = await talk.user.sends(talk.channel, imageMessage({ bytes: png, mimeType: 'image/png' }));
      await soon(async () => expect((await talk.last()).content).toMatchObject({ media: { status: 'ready' } }));
      const media = () =>
        talk.store.db.selectFrom('media').selectAll().where('line_message_id', '=', message.id).execute();
      const [row] = await media();
      const file = stage.company.app.parts.media.fileOf(row!.blob_key!);
      expect(existsSync(file)).toBe(true);
      await talk.user.unsends(talk.channel, message.id);
      expect((await talk.last()).content).toEqual({ kind: 'unsent' });
      expect(await media()).toEqual([]);
      await soon(() => expect(existsSync(file)).toBe(false));
    });

    it('of a picture that is taken back, before or after it comes, it stays known of which album it was', async () => {
      const [early, late, now] = [newLineId(), newLineId(), Date.now()];
      const imageSet = (index: number) => ({ id: 'set-of-three', index, total: 3 });
      const image = (id: string, index: number) =>
        talk.event(
          'message',
          {
            message: {
              id,
              type: 'image',
              contentProvider: { type: 'line' },
              quoteToken: 'q',
              imageSet: imageSet(index),
            },
          },
          now,
        );
      await talk.tells(takingBack(early, now + 1));
      await talk.tells(image(early, 1));
      expect((await talk.last()).content).toEqual({ kind: 'unsent', album: imageSet(1) });
      await talk.tells(image(late, 2));
      await talk.tells(takingBack(late, now + 2));
      expect((await talk.last()).content).toEqual({ kind: 'unsent', album: imageSet(2) });
    });

    it('what is taken back before it comes never stands anywhere', async () => {
      const [text, picture, later] = [newLineId(), newLineId(), Date.now() + 1];
      for (const id of [text, picture]) await talk.tells(takingBack(id, later));
      await talk.tells(saying(text, '追い越された秘密', later - 1));
      expect((await talk.last()).content).toEqual({ kind: 'unsent' });
      const image = { id: picture, type: 'image', contentProvider: { type: 'line' }, quoteToken: 'q' };
      await talk.tells(talk.event('message', { message: image }, later - 1));
      expect((await talk.last()).content).toEqual({ kind: 'unsent' });
      expect(await wordsIn(talk.store, '追い越された秘密')).toEqual([]);
      expect(
        await talk.store.db.selectFrom('media').select('id').where('line_message_id', '=', picture).execute(),
      ).toEqual([]);
      await talk.tells(editing(text, '追い越された秘密の訂正', later + 1));
      expect(await wordsIn(talk.store, '追い越された秘密')).toEqual([]);
    });

    it('an edit that came before its words is forgotten when they are taken back', async () => {
      const [id, start] = [newLineId(), Date.now() - 1000];
      await talk.tells(editing(id, '早すぎた秘密', start + 1));
      expect(await wordsIn(talk.store, '早すぎた秘密')).toEqual(['line_message_fate']);
      await talk.tells(takingBack(id, start + 2));
      await talk.tells(saying(id, '早すぎた秘密の前', start));
      expect((await talk.last()).content).toEqual({ kind: 'unsent' });
      expect(await wordsIn(talk.store, '早すぎた秘密')).toEqual([]);
    });

    it('words and their taking-back of the same moment, told in one request the wrong way round, are gone', async () => {
      const [id, now] = [newLineId(), Date.now()];
      await talk.tells(takingBack(id, now), saying(id, '同時の秘密', now));
      expect((await talk.last()).content).toEqual({ kind: 'unsent' });
      expect(await wordsIn(talk.store, '同時の秘密')).toEqual([]);
    });

    it('taken back twice is taken back once', async () => {
      const id = newLineId();
      await talk.tells(saying(id, '二度', Date.now()));
      await talk.tells(takingBack(id));
      const { content } = await talk.last();
      const events = () => talk.store.db.selectFrom('event').selectAll().orderBy('seq').execute();
      const before = await events();
      await talk.tells(takingBack(id));
      expect([(await talk.last()).content, await events()]).toEqual([content, before]);
    });

    it('what is kept of a message nobody understood goes with it', async () => {
      const id = newLineId();
      await talk.tells(talk.event('message', { message: { id, type: 'hologram', of: '立体の秘密' } }));
      expect(await wordsIn(talk.store, '立体の秘密')).toEqual(['inbox']);
      await talk.tells(takingBack(id));
      expect(await wordsIn(talk.store, '立体の秘密')).toEqual([]);
    });

    it('of a LINE group nothing is kept that was taken back, before or after it came', async () => {
      const source = { type: 'group', groupId: `C${'1'.repeat(32)}`, userId: talk.user.userId };
      const [first, second, third] = [newLineId(), newLineId(), newLineId()];
      const inGroup = (id: string) =>
        talk.event('message', { source, message: { id, type: 'text', text: `温泉の秘密${id}` } });
      const takenBack = (id: string) => talk.event('unsend', { source, unsend: { messageId: id } });
      await talk.tells(inGroup(first), inGroup(third));
      await talk.tells(takenBack(second));
      await talk.tells(takenBack(first), inGroup(second));
      expect(await wordsIn(talk.store, `温泉の秘密${first}`)).toEqual([]);
      expect(await wordsIn(talk.store, `温泉の秘密${second}`)).toEqual([]);
      expect(await wordsIn(talk.store, `温泉の秘密${third}`)).toEqual(['inbox']);
    });

    it('nor where the account serves nobody yet', async () => {
      const unserved = await stage.company.connectChannel('準備中', []);
      const tells = (...events: readonly object[]) => stage.company.line.deliverWebhook(unserved, events);
      const [early, late] = [newLineId(), newLineId()];
      await tells(takingBack(early), saying(late, '準備中の秘密', Date.now()));
      await inboxEmpty(talk.store);
      await tells(saying(early, '準備中の秘密', Date.now()), takingBack(late));
      await inboxEmpty(talk.store);
      expect(await wordsIn(talk.store, '準備中の秘密')).toEqual([]);
    });

    it('another account’s LINE users take nothing back here', async () => {
      const other = await stage.company.connectChannel('縁側商事', ['ito.ren']);
      const id = newLineId();
      await talk.tells(saying(id, '残るもの', Date.now()));
      await stage.company.line.deliverWebhook(other, [takingBack(id)]);
      expect((await talk.last()).content).toEqual({ kind: 'text', text: '残るもの' });
    });
  });
}

/** Names of the tables in which these words stand. */
async function wordsIn({ db }: Store, words: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await db.introspection.getTables()) {
    const rows = await db
      .selectFrom(name as 'message')
      .selectAll()
      .execute();
    if (JSON.stringify(rows).includes(words)) found.push(name);
  }
  return found.sort();
}

async function versionsOf({ db }: Store, messageId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('message_version')
    .select('content')
    .where('message_id', '=', messageId)
    .orderBy('line_timestamp')
    .execute();
  return rows.map(({ content }) => (JSON.parse(content) as { text: string }).text);
}

async function quoteTokenOf({ db }: Store, messageId: string): Promise<string | null> {
  const row = await db
    .selectFrom('line_message')
    .select('quote_token')
    .where('message_id', '=', messageId)
    .executeTakeFirstOrThrow();
  return row.quote_token;
}

function unique<T>(value: T, place: number, all: readonly T[]): boolean {
  return all.indexOf(value) === place;
}
