import type { RoomId, RoomListItem } from '@engawa/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { event, sato, suzuki } from '../../test/cast.ts';
import { knowing, withChanges } from '../../test/known.ts';
import { began, happening, ids, type ListServer } from '../../test/list-server.ts';
import { applyEvent, applyPosted, applyRead, isUnread } from './apply-event.ts';
import { membersTold } from './apply-faces.ts';
import { applyNextPage, applyRooms, applySnapshot, withoutHeard } from './apply-list.ts';
import { nextQuestion } from './ask-rooms.ts';
import type { Change, Knowledge } from './knowledge.ts';

type Answer = (known: Knowledge) => Change[];

/** 佐藤 may not see the address book here: a face comes with the rooms in which it stands, or not at all. */
const withoutBook = { ...sato, externalTalk: false };

/** A device that has just been bought, or one that remembers. */
class Device {
  known: Knowledge = { ...knowing([]), faces: {}, members: { [sato.id]: withoutBook }, listing: undefined };
  private readonly server: ListServer;
  private readonly onTheWay: Answer[] = [];

  constructor(server: ListServer) {
    this.server = server;
    this.take(this.asked(true)!(this.known));
  }

  run({ do: what, n, happens }: Step): void {
    if (what === 'happen') for (const one of happens) this.server.happens(one);
    if (what === 'feed') this.hears(1 + (n % 4));
    if (what === 'ask') this.onTheWay.push(this.asked(n % 4 === 0) ?? this.asked(true)!);
    if (what === 'askMembers') this.onTheWay.push(this.membersAsked());
    if (what === 'seek') this.take([{ of: 'snapshotNeeded', roomId: ids[n % ids.length]! }]);
    if (what === 'answer')
      for (const arrived of this.onTheWay.splice(n % (this.onTheWay.length || 1), 1)) this.take(arrived(this.known));
    if (what === 'readHere') this.readsHere(ids[n % ids.length]!);
    if (what === 'postedHere') this.postedHere(n);
    if (what === 'restart') this.restarts();
  }

  /** Nothing happens any more; all that was asked is answered, and nothing is left to ask. */
  settle(): void {
    while (this.onTheWay.length > 0) this.run({ do: 'answer', n: 0, happens: [] });
    this.hears(Number.POSITIVE_INFINITY);
    for (let turn = 0; turn < 100; turn++) {
      const answer = this.asked(false);
      if (!answer) return;
      this.take(answer(this.known));
    }
    throw new Error('The device never stops asking');
  }

  private asked(begin: boolean): Answer | null {
    const question = nextQuestion(this.known, begin);
    if (!question) return null;
    if ('roomIds' in question) {
      const answer = this.server.rooms(question.roomIds);
      return (known) => applyRooms(known, question.roomIds, answer);
    }
    const page = this.server.page('from' in question ? question.from : null);
    if ('from' in question) return (known) => applyNextPage(known, page, question.from);
    return (known) => [
      ...applySnapshot(known, page),
      ...(known.cursor === 0 ? [{ of: 'cursor', seq: page.seq } as const] : []),
    ];
  }

  private membersAsked(): Answer {
    const [{ member }, asked] = [this.server, this.known.cursor];
    return (known) => membersTold(known, [member], asked);
  }

  private hears(count: number): void {
    const news = this.server.feed.filter((one) => one.seq > this.known.cursor).slice(0, count);
    for (const one of news) this.take(applyEvent(this.known, one));
  }

  /** The server hears of it later than whoever holds the device. */
  private readsHere(id: RoomId): void {
    const last = this.known.rooms[id]?.last;
    if (!last || last.seq <= this.known.rooms[id]!.readUpTo) return;
    this.take(applyRead(this.known, id, last.seq));
    const { now } = this.server;
    const before = now.items.get(id);
    if (!before || last.seq <= before.readUpTo) return;
    const seq = this.server.seq + 1;
    const unread = now.messages.get(id)!.filter((message) => isUnread(message, sato.id, last.seq)).length;
    const items = new Map(now.items).set(id, { ...before, readUpTo: last.seq, unread });
    this.server.worlds.push({ ...now, items });
    this.server.feed.push(event(seq, { kind: 'room.read', roomId: id, memberId: sato.id, upTo: last.seq }));
  }

  /** The answer to a post of ours is quicker than the feed. */
  private postedHere(n: number): void {
    const mine = this.server.feed.flatMap((one) =>
      one.kind === 'message.posted' && one.seq > this.known.cursor && 'id' in one.message.author
        ? one.message.author.id === sato.id
          ? [one.message]
          : []
        : [],
    );
    const message = mine[n % (mine.length || 1)];
    if (message) this.take(applyPosted(this.known, message));
  }

  /** The page is closed and opened again: what is not remembered is gone, and what was asked is never answered. */
  private restarts(): void {
    const { listing, heard } = this.known;
    this.onTheWay.length = 0;
    this.known = {
      ...this.known,
      heard: {},
      newest: {},
      facesAsOf: {},
      listing: listing && withoutHeard(listing, heard),
    };
  }

  private take(changes: readonly Change[]): void {
    this.known = withChanges(this.known, changes);
  }
}

const doing = [
  'happen',
  'feed',
  'ask',
  'ask',
  'askMembers',
  'answer',
  'answer',
  'seek',
  'readHere',
  'postedHere',
  'restart',
] as const;
const step = fc.record({
  do: fc.constantFrom(...doing),
  n: fc.nat(30),
  happens: fc.array(happening, { minLength: 1, maxLength: 4 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const past = fc.array(happening, { maxLength: 8 });
const stories = fc.record({ past, steps: fc.array(step, { minLength: 10, maxLength: 80, size: 'max' }) });

test('however pages, events, answers and restarts interleave, the device ends with the server’s list', () => {
  fc.assert(
    fc.property(stories, ({ past: before, steps }) => {
      const server = began(before);
      const device = new Device(server);
      for (const one of steps) device.run(one);
      device.settle();
      expect(device.known.rooms).toEqual(Object.fromEntries(server.now.items));
      expect(device.known.listing).toBeNull();
      const { items, face, member } = server.now;
      expect(Object.values(device.known.faces).map(({ name }) => name)).toEqual(items.size > 0 ? [face] : []);
      // A device that was made after the last event and never asked knows nobody.
      expect([undefined, member]).toContain(device.known.members[suzuki.id]?.name);
    }),
    { numRuns: 1000 },
  );
});

test('no page and no answer sets a room back: what was heard of it is never unheard', () => {
  fc.assert(
    fc.property(stories, ({ past: before, steps }) => {
      const server = began(before);
      const device = new Device(server);
      for (const one of steps) {
        const known = device.known;
        device.run(one);
        if (one.do !== 'answer') continue;
        for (const [id, now] of Object.entries(device.known.rooms)) {
          const then = known.rooms[id];
          if (!then) continue;
          expect(now.readUpTo).toBeGreaterThanOrEqual(then.readUpTo);
          expect(now.last?.seq ?? 0).toBeGreaterThanOrEqual(then.last?.seq ?? 0);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('at every moment each room is as it was at one time of the server, and none is missing unnoticed', () => {
  const here = ['readHere', 'postedHere'];
  fc.assert(
    fc.property(stories, ({ past: before, steps }) => {
      const server = began(before);
      const device = new Device(server);
      for (const one of steps.filter((some) => !here.includes(some.do))) {
        device.run(one);
        const { rooms, roomsAsOf, cursor, needed, listing } = device.known;
        const sure = Object.keys(rooms).filter((id) => !needed[id]);
        const as = (look: (id: RoomId) => RoomListItem | undefined) =>
          Object.fromEntries(sure.map((id) => [id, look(id)]));
        const then = (id: RoomId) => server.worlds[Math.max(cursor, roomsAsOf[id] ?? 0)]!.items.get(id);
        expect(as((id) => rooms[id])).toEqual(as(then));
        const whole = listing === null || listing?.again;
        const missing = ids.filter((id) => whole && !rooms[id] && !needed[id]);
        for (const id of missing) expect(server.worlds.slice(cursor).some(({ items }) => !items.has(id))).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});
