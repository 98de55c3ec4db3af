import { asksToBeRead, type MediaKind, type MediaView, type MessageContent, type SystemLine } from '@engawa/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabases } from '../../test/databases.ts';
import { insertMessages } from './message-changes.ts';
import { Store } from './store.ts';
import { unreadCounts } from './unread.ts';
import { byServer } from './who.ts';

const at = '2026-04-01T00:00:00.000Z';
const reader = 'm-reader';

const media: MediaView = {
  ...{ id: 'f', status: 'ready', reason: null, name: 'a.jpg', mimeType: 'image/jpeg', bytes: 1 },
  ...{ width: 1, height: 1, durationMs: null, thumb: false },
};
const file = <K extends MediaKind>(kind: K) => ({ kind, media });

/** One of each: who adds a kind or a line is asked for it here. */
const contents: { readonly [K in Exclude<MessageContent['kind'], 'system'>]: MessageContent } = {
  text: { kind: 'text', text: '{"kind":"system","line":{"code":"contactAdded"}}' },
  sticker: { kind: 'sticker', packageId: '1', stickerId: '2', resourceType: 'STATIC', words: [] },
  image: file('image'),
  video: file('video'),
  audio: file('audio'),
  file: file('file'),
  location: { kind: 'location', title: null, address: null, latitude: 35, longitude: 139 },
  greeting: { kind: 'greeting', text: 'はじめまして', card: null },
  unsent: { kind: 'unsent' },
  unsupported: { kind: 'unsupported', lineType: 'game' },
};
const by = { kind: 'member', id: 'm-other', name: '佐藤' } as const;
const who = { kind: 'contact', id: 'c', name: '田中' } as const;
const oddly = { ...who, name: '"code":"contactAdded"' } as const;
const lines: { readonly [C in SystemLine['code']]: SystemLine & { code: C } } = {
  contactAdded: { code: 'contactAdded', who },
  contactWrote: { code: 'contactWrote', who: oddly },
  contactCameBack: { code: 'contactCameBack', who },
  contactBlockedUs: { code: 'contactBlockedUs', who },
  contactBlocked: { code: 'contactBlocked', by, who: oddly },
  contactUnblocked: { code: 'contactUnblocked', by, who },
  roomCreated: { code: 'roomCreated', by },
  roomRenamed: { code: 'roomRenamed', by, name: '"code":"contactAdded"' },
  membersJoined: { code: 'membersJoined', by, people: [{ ...by, name: '鈴木' }] },
  buttonTapped: { code: 'buttonTapped', who, words: 'はい' },
  accountLinked: { code: 'accountLinked', who, ok: true },
  videoWatched: { code: 'videoWatched', who },
  serverAway: { code: 'serverAway', from: at, to: at },
};
const said: readonly MessageContent[] = [
  ...Object.values(contents),
  ...Object.values(lines).map((line) => ({ kind: 'system', line }) as const),
];
const authors = [{ kind: 'system' }, by, who] as const;

for (const kind of testDatabases) {
  describe(`what is not read yet, on ${kind.name}`, () => {
    let database: TestDatabase;
    let store: Store;
    beforeAll(async () => {
      database = await kind.create();
      store = await Store.open(database.dialect());
    });
    afterAll(async () => {
      await store.close();
      await database.drop();
    });

    it('is counted exactly as the devices count it, whoever said whatever', async () => {
      const counted: [string, number, number][] = [];
      for (const author of authors) {
        for (const content of said) {
          const what = `${author.kind}: ${content.kind === 'system' ? content.line.code : content.kind}`;
          counted.push([what, await unreadAfter(author, content), Number(asksToBeRead(author, content))]);
        }
      }
      expect(counted.filter(([, rows, rule]) => rows !== rule)).toEqual([]);
      expect(counted).toHaveLength(authors.length * said.length);
    });

    it('is not counted to the end where it is more than a screen shows', async () => {
      const id = crypto.randomUUID();
      await store.write(byServer, async (tx) => {
        await tx.db.insertInto('room').values(roomOf(id)).execute();
        await tx.db.insertInto('participant').values(participantOf(id)).execute();
        for (let at = 0; at < 1005; at++) {
          const message = { id: `${id}-${at}`, roomId: id, author: authors[1], content: contents.text };
          await insertMessages(tx, [{ ...message, seq: tx.nextSeq(), at: tx.now }]);
        }
      });
      expect((await unreadCounts(store.db, reader, [id])).get(id)).toBe(999);
    });

    /** How much of a room in which only this stands a member has not read. */
    async function unreadAfter(author: (typeof authors)[number], content: MessageContent): Promise<number> {
      const id = crypto.randomUUID();
      await store.write(byServer, async (tx) => {
        await tx.db.insertInto('room').values(roomOf(id)).execute();
        await tx.db.insertInto('participant').values(participantOf(id)).execute();
        await insertMessages(tx, [{ id, roomId: id, seq: tx.nextSeq(), author, content, at }]);
      });
      return (await unreadCounts(store.db, reader, [id])).get(id) ?? 0;
    }
  });
}

const roomOf = (id: string) => ({
  ...({ id, kind: 'internal', link: null, name: null } as const),
  ...{ host_member_id: null, pair_key: null, created_at: at },
});

const participantOf = (room: string) => ({
  ...({ room_id: room, person_id: reader, kind: 'member', joined_seq: 0, left_seq: null, read_up_to: 0 } as const),
});
