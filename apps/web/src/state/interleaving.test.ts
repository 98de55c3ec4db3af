import type { DeliveryView, FeedEvent, MessageContent, MessagePage, MessageView, Seq } from '@engawa/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { event, item, posted, sato, says, tanaka, tanakaRoom } from '../../test/cast.ts';
import { knowing, withChanges } from '../../test/known.ts';
import { applyPage } from './apply-answer.ts';
import { applyEvent, applyPosted, isUnread } from './apply-event.ts';
import { applySnapshot, type Snapshot } from './apply-list.ts';
import type { Change, Knowledge } from './knowledge.ts';
import { type PageAsked, trimmed } from './timeline.ts';

const roomId = tanakaRoom.id;
const pageSize = 4;

/** What the server would answer when its history ends at `seq`. */
const world = (history: readonly FeedEvent[], seq: Seq) => {
  const past = history.filter((one) => one.seq <= seq);
  const deliveries = new Map<string, DeliveryView>();
  const changed = new Map<string, MessageView>();
  let readUpTo = 0;
  for (const one of past) {
    if (one.kind === 'delivery.changed') deliveries.set(one.messageId, one.delivery);
    if (one.kind === 'message.changed') changed.set(one.message.id, one.message);
    if (one.kind === 'room.read') readUpTo = Math.max(readUpTo, one.upTo);
  }
  const messages = past
    .filter((one) => one.kind === 'message.posted')
    .map(({ message }): MessageView => {
      const now = changed.get(message.id) ?? message;
      return { ...now, delivery: now.delivery && (deliveries.get(message.id) ?? now.delivery) };
    });
  const unread = messages.filter((message) => isUnread(message, sato.id, readUpTo)).length;
  return { messages, item: item(tanakaRoom, { last: messages.at(-1) ?? null, unread, readUpTo }) };
};

function pageOf(messages: readonly MessageView[], asked: PageAsked): MessagePage {
  if ('around' in asked) {
    const at = messages.findIndex((message) => message.id === asked.around);
    const [from, to] = [Math.max(0, at + 1 - pageSize / 2), at + 1 + pageSize / 2];
    return { messages: messages.slice(from, to), faces: [], hasOlder: from > 0, hasNewer: to < messages.length };
  }
  if ('after' in asked) {
    const later = messages.filter((message) => message.seq > asked.after);
    return { messages: later.slice(0, pageSize), faces: [], hasOlder: true, hasNewer: later.length > pageSize };
  }
  const earlier = 'before' in asked ? messages.filter((message) => message.seq < asked.before) : messages;
  return {
    messages: earlier.slice(-pageSize),
    faces: [],
    hasOlder: earlier.length > pageSize,
    hasNewer: 'before' in asked,
  };
}

const happening = fc.constantFrom('theirs', 'mine', 'delivered', 'edited', 'unsent', 'read') as fc.Arbitrary<string>;

/** A talk of some length: words from both sides, deliveries of ours, edits, words taken back, reading up to some place. */
function historyOf(happenings: readonly string[]): FeedEvent[] {
  const history: FeedEvent[] = [];
  for (const [index, what] of happenings.entries()) {
    const seq = index + 1;
    const mine = history.filter((one) => one.kind === 'message.posted' && one.message.delivery).at(-1);
    const posts = history.filter((one) => one.kind === 'message.posted');
    const read = history.filter((one) => one.kind === 'message.posted').at(-1 - (index % 3));
    if (what === 'read' && read)
      history.push(event(seq, { kind: 'room.read', roomId, memberId: sato.id, upTo: read.seq }));
    else if ((what === 'edited' || what === 'unsent') && posts.length > 0) {
      const { message } = posts[index % posts.length]!;
      history.push(changedTo(history, seq, message, what));
    } else if (what === 'delivered' && mine?.kind === 'message.posted') {
      const delivery: DeliveryView = { status: index % 2 ? 'sending' : 'accepted', route: 'push', reason: null };
      history.push(event(seq, { kind: 'delivery.changed', roomId, messageId: mine.message.id, delivery }));
    } else {
      const delivery: DeliveryView = { status: 'waiting', route: null, reason: null };
      history.push(posted(what === 'mine' ? says(seq, sato, 'm', { delivery }) : says(seq, tanaka, 't')));
    }
  }
  return history;
}

/** The event with the whole message, as it stands then; what was taken back does not come back. */
function changedTo(history: readonly FeedEvent[], seq: Seq, { id }: MessageView, what: 'edited' | 'unsent'): FeedEvent {
  const now = world(history, seq).messages.find((one) => one.id === id)!;
  const gone = what === 'unsent' || now.content.kind === 'unsent';
  const content: MessageContent = gone ? { kind: 'unsent' } : { kind: 'text', text: `edit ${seq}` };
  return event(seq, { kind: 'message.changed', message: { ...now, content, delivery: gone ? null : now.delivery } });
}

type Step = {
  readonly do: 'happen' | 'feed' | 'replay' | 'ask' | 'jump' | 'answer' | 'list' | 'trim' | 'answerToPost';
  readonly n: number;
};
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom(
    'happen',
    'feed',
    'feed',
    'replay',
    'ask',
    'ask',
    'jump',
    'answer',
    'answer',
    'list',
    'trim',
    'answerToPost',
  ),
  n: fc.nat(20),
});

/** One device and its wire: pages and lists are made when asked for, and arrive whenever they like. */
class Device {
  known: Knowledge;
  happened: Seq;
  private readonly onTheWay: (() => readonly Change[])[] = [];
  private readonly history: readonly FeedEvent[];

  constructor(history: readonly FeedEvent[], start: Seq) {
    this.history = history;
    this.happened = start;
    this.known = knowing([], { cursor: start });
    this.take(applySnapshot(knowing([]), this.list()));
  }

  run({ do: what, n }: Step): void {
    if (what === 'happen') this.happened = Math.min(this.history.length, this.happened + (n % 5));
    if (what === 'feed') this.feed(this.known.cursor, n);
    if (what === 'replay') this.feed(0, n);
    if (what === 'ask') this.ask(this.unfinished(n) ?? { newest: true });
    if (what === 'jump') this.jump(n);
    if (what === 'answer')
      for (const arrive of this.onTheWay.splice(n % (this.onTheWay.length || 1), 1)) this.take(arrive());
    if (what === 'list') this.askList();
    if (what === 'trim') this.trim(n);
    if (what === 'answerToPost') this.answerToPost(n);
  }

  /** The wire falls silent and the reader scrolls through everything. */
  settle(): void {
    this.happened = this.history.length;
    while (this.onTheWay.length > 0) this.run({ do: 'answer', n: 0 });
    this.feed(this.known.cursor, this.history.length);
    this.load({ newest: true });
    for (let turn = 0; turn < 200 && this.unfinished(); turn++) this.load(this.unfinished()!);
    if (this.known.needed[roomId]) this.take(applySnapshot(this.known, this.list()));
  }

  timeline() {
    return this.known.timelines[roomId];
  }

  private feed(after: Seq, count: number): void {
    const next = this.history.filter((one) => one.seq > after && one.seq <= this.happened).slice(0, count);
    for (const one of next) this.take(applyEvent(this.known, one));
  }

  /** A quote leads to some message, near or far. */
  private jump(n: number): void {
    const { messages } = world(this.history, this.happened);
    const message = messages[n % (messages.length || 1)];
    if (message) this.ask({ around: message.id });
  }

  private ask(asked: PageAsked): void {
    const page = pageOf(world(this.history, this.happened).messages, asked);
    this.onTheWay.push(() => applyPage(this.known, roomId, page, asked));
  }

  private askList(): void {
    const list = this.list();
    this.onTheWay.push(() => applySnapshot(this.known, list));
  }

  private trim(n: number): void {
    const timeline = this.timeline();
    if (!timeline) return;
    this.take([{ of: 'timeline', roomId, timeline: trimmed(timeline, n % 2 ? 'oldest' : 'newest', 5) }]);
  }

  private answerToPost(n: number): void {
    const { messages } = world(this.history, this.happened);
    const message = messages.filter((one) => one.seq > this.known.cursor && one.delivery).at(-1 - (n % 2));
    if (message && !this.timeline()?.hasNewer) this.take(applyPosted(this.known, message));
  }

  private load(asked: PageAsked): void {
    this.take(applyPage(this.known, roomId, pageOf(world(this.history, this.happened).messages, asked), asked));
  }

  private unfinished(n = 0): PageAsked | null {
    const timeline = this.timeline();
    const first = timeline?.messages[0];
    const last = timeline?.messages.at(-1);
    if (!timeline || !first || !last) return null;
    if (timeline.hasNewer && n % 2 === 0) return { after: last.seq };
    return timeline.hasOlder ? { before: first.seq } : timeline.hasNewer ? { after: last.seq } : null;
  }

  private list(): Snapshot {
    return { rooms: [world(this.history, this.happened).item], faces: [], seq: this.happened };
  }

  private take(changes: readonly Change[]): void {
    this.known = withChanges(this.known, changes);
  }
}

test('however pages, lists, replays and our own answers interleave, the device ends with the server’s timeline and count', () => {
  const talks = fc.record({
    happenings: fc.array(happening, { minLength: 3, maxLength: 40 }),
    start: fc.nat(10),
    steps: fc.array(step, { maxLength: 60 }),
  });
  fc.assert(
    fc.property(talks, ({ happenings, start, steps }) => {
      const history = historyOf(happenings);
      const device = new Device(history, Math.min(start, history.length));
      for (const one of steps) device.run(one);
      device.settle();

      const truth = world(history, history.length);
      expect(device.timeline()?.messages ?? []).toEqual(truth.messages);
      expect(device.known.rooms[roomId]).toEqual(truth.item);
    }),
    { numRuns: 500 },
  );
});

test('at every moment the timeline holds no message twice and none out of order', () => {
  const talks = fc.record({
    happenings: fc.array(happening, { minLength: 3, maxLength: 40 }),
    steps: fc.array(step, { maxLength: 60 }),
  });
  fc.assert(
    fc.property(talks, ({ happenings, steps }) => {
      const device = new Device(historyOf(happenings), 0);
      for (const one of steps) {
        device.run(one);
        const seqs = device.timeline()?.messages.map((message) => message.seq) ?? [];
        expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
      }
    }),
    { numRuns: 200 },
  );
});

test('words that were taken back are never seen again once the device has heard of it', () => {
  const talks = fc.record({
    happenings: fc.array(happening, { minLength: 3, maxLength: 40 }),
    steps: fc.array(step, { maxLength: 60 }),
  });
  fc.assert(
    fc.property(talks, ({ happenings, steps }) => {
      const history = historyOf(happenings);
      const device = new Device(history, 0);
      for (const one of steps) {
        device.run(one);
        const gone = history.flatMap((past) =>
          past.kind === 'message.changed' && past.seq <= device.known.cursor && past.message.content.kind === 'unsent'
            ? [past.message.id]
            : [],
        );
        const held = [...(device.timeline()?.messages ?? []), device.known.rooms[roomId]?.last].filter((m) => !!m);
        for (const message of held) if (gone.includes(message.id)) expect(message.content.kind).toBe('unsent');
      }
    }),
    { numRuns: 300 },
  );
});
