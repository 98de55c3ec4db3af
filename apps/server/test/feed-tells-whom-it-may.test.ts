import type { EventScope, Seq } from '@engawa/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Feed } from '../src/live/feed.ts';
import { headSeq } from '../src/store/events.ts';
import { tellEndOfSessions } from '../src/store/sessions.ts';
import { Store } from '../src/store/store.ts';
import { byServer } from '../src/store/who.ts';
import { type TestDatabase, testDatabases } from './databases.ts';
import { addMember, changeMember, createRoom, joinRoom, leaveRoom, renameRoom } from './feed-company.ts';
import { FeedReader } from './feed-reader.ts';

for (const kind of testDatabases) {
  describe(`the feed on ${kind.name}`, () => {
    let database: TestDatabase;
    let store: Store;
    let feed: Feed;
    const faults: unknown[] = [];

    beforeEach(async () => {
      database = await kind.create();
      store = await Store.open(database.dialect());
      feed = await Feed.open(store, { onFault: (fault) => faults.push(fault), batch: 4 });
      await addMember(store, 'sato.taro', { externalTalk: true });
      await addMember(store, 'suzuki.aoi');
      await addMember(store, 'takahashi', { admin: true });
    });
    afterEach(async () => {
      await feed.close();
      await store.close();
      await database.drop();
      expect(faults).toEqual([]);
    });

    function tell(scope: EventScope): Promise<Seq> {
      const organization = { name: '縁側', companyName: '株式会社縁側' };
      return store.write(byServer, (tx) => tx.append(scope, { kind: 'organization.changed', organization }));
    }

    /** What somebody is told who listens all the time, and what somebody is told who comes back after it all. */
    async function toldLiveAndLater(
      memberId: string,
      happen: () => Promise<unknown>,
    ): Promise<{ live: Seq[]; later: Seq[] }> {
      const from = await headSeq(store.db);
      const live = new FeedReader(feed, memberId, from);
      await live.caughtUp();
      await happen();
      const end = await tell({ to: 'everyone' });
      await live.toldOf(end);
      const later = new FeedReader(feed, memberId, from);
      await later.toldOf(end);
      return { live: live.seqs.slice(0, -1), later: later.seqs.slice(0, -1) };
    }

    it('tells a member of a room from the moment they join', async () => {
      let joined: Seq[] = [];
      const told = await toldLiveAndLater('suzuki.aoi', async () => {
        await createRoom(store, '営業', ['sato.taro']);
        await renameRoom(store, '営業', '営業部');
        joined = [await joinRoom(store, '営業', 'suzuki.aoi'), await renameRoom(store, '営業', '営業一課')];
      });
      expect(told).toEqual({ live: joined, later: joined });
    });

    it('tells a member who left that they left, and nothing more of the room', async () => {
      let until: Seq[] = [];
      const told = await toldLiveAndLater('suzuki.aoi', async () => {
        until = [
          await createRoom(store, '営業', ['sato.taro', 'suzuki.aoi']),
          await renameRoom(store, '営業', '営業部'),
        ];
        until.push(await leaveRoom(store, '営業', 'suzuki.aoi'));
        await renameRoom(store, '営業', '営業一課');
      });
      expect(told).toEqual({ live: until, later: until });
    });

    it('gets joining, leaving and words between them right when they happen in one turn', async () => {
      await createRoom(store, '営業', ['sato.taro']);
      let between: Seq[] = [];
      const told = await toldLiveAndLater('suzuki.aoi', async () => {
        const all = await Promise.all([
          renameRoom(store, '営業', 'before'),
          joinRoom(store, '営業', 'suzuki.aoi'),
          renameRoom(store, '営業', 'between'),
          leaveRoom(store, '営業', 'suzuki.aoi'),
          renameRoom(store, '営業', 'after'),
        ]);
        between = all.slice(1, 4);
      });
      expect(told).toEqual({ live: between, later: between });
    });

    it('tells only admins what is for admins, and only permitted members what is of LINE users', async () => {
      const happen = async () => {
        return [await tell({ to: 'admins' }), await tell({ to: 'externalTalk' })];
      };
      expect((await toldLiveAndLater('suzuki.aoi', happen)).live).toEqual([]);
      expect((await toldLiveAndLater('sato.taro', happen)).live).toHaveLength(1);
      expect(await toldLiveAndLater('takahashi', () => tell({ to: 'admins' }))).toMatchObject({
        live: [expect.any(Number)],
      });
    });

    it('tells one member alone what is theirs', async () => {
      let mine: Seq = 0;
      const happen = async () => {
        mine = await tell({ to: 'member', memberId: 'suzuki.aoi' });
      };
      expect(await toldLiveAndLater('sato.taro', happen)).toEqual({ live: [], later: [] });
      const { live } = await toldLiveAndLater('suzuki.aoi', happen);
      expect(live).toEqual([mine]);
    });

    it('gives and takes rights at their place in the order, without a new stream', async () => {
      const live = new FeedReader(feed, 'suzuki.aoi');
      await live.caughtUp();
      await tell({ to: 'admins' });
      const made = await changeMember(store, 'suzuki.aoi', { admin: true });
      const asAdmin = await tell({ to: 'admins' });
      const unmade = await changeMember(store, 'suzuki.aoi', {});
      await tell({ to: 'admins' });
      const end = await tell({ to: 'everyone' });
      await live.toldOf(end);
      expect(live.seqs).toEqual([made, asAdmin, unmade, end]);
    });

    it('ends the streams of a member who is suspended, and opens none', async () => {
      const live = new FeedReader(feed, 'suzuki.aoi');
      await live.caughtUp();
      const suspended = await changeMember(store, 'suzuki.aoi', { suspended: true });
      await live.when(() => live.ended !== null);
      expect([live.ended, live.seqs]).toEqual(['signedOut', [suspended]]);
      const again = new FeedReader(feed, 'suzuki.aoi', 0);
      await again.when(() => again.ended !== null);
      expect([again.ended, again.told]).toEqual(['signedOut', []]);
      expect(feed.size).toBe(0);
    });

    it('ends the streams of a session that is signed out, and leaves the others', async () => {
      const gone = new FeedReader(feed, 'suzuki.aoi');
      const stays = new FeedReader(feed, 'sato.taro');
      await Promise.all([gone.caughtUp(), stays.caughtUp()]);
      const ended = await store.write(byServer, (tx) => tellEndOfSessions(tx, 'suzuki.aoi', ['session of suzuki.aoi']));
      const end = await tell({ to: 'everyone' });
      await stays.toldOf(end);
      expect([gone.ended, gone.seqs, stays.ended, stays.seqs]).toEqual(['signedOut', [ended], null, [end]]);
      expect(feed.size).toBe(1);
    });

    it('tells nothing that follows the end of a session, however soon it follows', async () => {
      const from = await headSeq(store.db);
      const live = new FeedReader(feed, 'suzuki.aoi');
      await live.caughtUp();
      const ended = await store.write(byServer, async (tx) => {
        const seq = await tellEndOfSessions(tx, 'suzuki.aoi', ['session of suzuki.aoi']);
        await tx.append({ to: 'everyone' }, { kind: 'quota.changed', channelId: null });
        return seq;
      });
      await live.when(() => live.ended !== null);
      const late = new FeedReader(feed, 'suzuki.aoi', from);
      await late.when(() => late.ended !== null);
      expect([live.seqs, late.seqs]).toEqual([[ended], [ended]]);
    });

    it('ends the stream of a session that was signed out while it caught up', async () => {
      const from = await headSeq(store.db);
      await store.write(byServer, (tx) => tellEndOfSessions(tx, 'suzuki.aoi', ['session of suzuki.aoi']));
      await tell({ to: 'everyone' });
      const late = new FeedReader(feed, 'suzuki.aoi', from);
      await late.when(() => late.ended !== null);
      expect([late.ended, late.liveAt, feed.size]).toEqual(['signedOut', null, 0]);
    });

    it('begins with what comes when no place is named', async () => {
      await tell({ to: 'everyone' });
      const reader = new FeedReader(feed, 'sato.taro');
      await reader.caughtUp();
      const seq = await tell({ to: 'everyone' });
      await reader.toldOf(seq);
      expect(reader.seqs).toEqual([seq]);
    });

    it('goes on from now with a client whose place was never given, and says so', async () => {
      const head = await tell({ to: 'everyone' });
      const reader = new FeedReader(feed, 'sato.taro', 1_000_000);
      await reader.caughtUp();
      expect(reader.liveAt).toBe(head);
      const seq = await tell({ to: 'everyone' });
      await reader.toldOf(seq);
      expect(reader.seqs).toEqual([seq]);
    });

    it('hands the same array to all who are told the same, so that it is written once', async () => {
      const readers = Array.from({ length: 200 }, () => new FeedReader(feed, 'sato.taro'));
      await Promise.all(readers.map((reader) => reader.caughtUp()));
      const seqs = await Promise.all([tell({ to: 'everyone' }), tell({ to: 'everyone' }), tell({ to: 'everyone' })]);
      await Promise.all(readers.map((reader) => reader.toldOf(seqs[2])));
      expect(new Set(readers.flatMap((reader) => reader.calls)).size).toBe(1);
      expect(readers[0]!.seqs).toEqual(seqs);
    });
  });
}
