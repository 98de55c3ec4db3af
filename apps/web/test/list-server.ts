import type { FeedEvent, MessageView, RoomId, RoomListItem, RoomListPlace, RoomView, Seq } from '@engawa/domain';
import fc from 'fast-check';
import { isUnread } from '../src/state/apply-event.ts';
import type { Snapshot } from '../src/state/apply-list.ts';
import { event, inRoom, item, posted, sato, says, suzuki, tanaka, tanakaRoom } from './cast.ts';

export const ids = ['r-1', 'r-2', 'r-3', 'r-4'];
const pageSize = 1;

type World = {
  readonly items: ReadonlyMap<RoomId, RoomListItem>;
  /** Of every room, also while the member is not in it. */
  readonly messages: ReadonlyMap<RoomId, readonly MessageView[]>;
  readonly face: string;
};

const empty: World = { items: new Map(), messages: new Map(ids.map((id) => [id, []])), face: suzuki.name };

const viewOf = (id: RoomId, name: string, face: string): RoomView => ({
  ...tanakaRoom,
  ...{ id, name, participants: [inRoom(sato), inRoom({ ...suzuki, name: face }), inRoom(tanaka)] },
});

/** What happens: who sees it, and how the rooms are then. */
export const happening = fc.record({
  what: fc.constantFrom('theirs', 'theirs', 'mine', 'read', 'leave', 'join', 'rename', 'face'),
  room: fc.constantFrom(...ids),
});
export type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function happen(before: World, seq: Seq, { what, room: id }: Happening): { world: World; told: FeedEvent | null } {
  const now = before.items.get(id);
  const said = before.messages.get(id)!;
  const withItem = (next: RoomListItem, more: Partial<World> = {}): World => ({
    ...before,
    ...more,
    items: new Map(before.items).set(id, next),
  });
  if (what === 'theirs' || what === 'mine') {
    // Nobody speaks in a room that they are not in.
    if (what === 'mine' && !now) return { world: before, told: null };
    const message = says(seq, what === 'mine' ? sato : tanaka, 'はい', { roomId: id });
    const messages = new Map(before.messages).set(id, [...said, message]);
    if (!now) return { world: { ...before, messages }, told: null };
    const unread = now.unread + Number(isUnread(message, sato.id, now.readUpTo));
    return { world: withItem({ ...now, last: message, unread }, { messages }), told: posted(message) };
  }
  if (what === 'face') {
    const face = `鈴木 ${seq}`;
    const items = [...before.items].map(
      ([key, one]) => [key, { ...one, room: viewOf(key, one.room.name!, face) }] as const,
    );
    const told = event(seq, { kind: 'member.changed', member: { ...suzuki, name: face } });
    return { world: { ...before, face, items: new Map(items) }, told };
  }
  if (what === 'join' && !now) {
    const room = viewOf(id, `案件 ${id}`, before.face);
    const next = item(room, { last: said.at(-1) ?? null, readUpTo: seq });
    return { world: withItem(next), told: event(seq, { kind: 'room.joined', room }) };
  }
  if (!now) return { world: before, told: null };
  if (what === 'leave') {
    const items = new Map(before.items);
    items.delete(id);
    return { world: { ...before, items }, told: event(seq, { kind: 'room.left', roomId: id, memberId: sato.id }) };
  }
  if (what === 'rename') {
    const name = `案件 ${seq}`;
    const room = viewOf(id, name, before.face);
    return { world: withItem({ ...now, room }), told: event(seq, { kind: 'room.renamed', roomId: id, name }) };
  }
  const upTo = said.at(-1 - (seq % 3))?.seq ?? 0;
  if (what !== 'read' || upTo <= now.readUpTo) return { world: before, told: null };
  const unread = said.filter((message) => isUnread(message, sato.id, upTo)).length;
  const told = event(seq, { kind: 'room.read', roomId: id, memberId: sato.id, upTo });
  return { world: withItem({ ...now, readUpTo: upTo, unread }), told };
}

/** The server: how everything was at each seq, and what this member is told. */
export class ListServer {
  readonly worlds: World[] = [empty];
  readonly feed: FeedEvent[] = [];

  get seq(): Seq {
    return this.worlds.length - 1;
  }
  get now(): World {
    return this.worlds[this.seq]!;
  }

  happens(one: Happening): void {
    const { world, told } = happen(this.now, this.seq + 1, one);
    this.worlds.push(world);
    if (told) this.feed.push(told);
  }

  page(from: RoomListPlace | null): Snapshot {
    const { seq, now } = this;
    const asOf = from?.asOf ?? seq;
    const places = [...now.items.keys()].map((roomId) => {
      const last = now.messages.get(roomId)!.findLast((message) => message.seq <= asOf)?.seq ?? null;
      return { asOf, last, roomId };
    });
    const rest = places.filter((place) => !from || inOrder(from, place) < 0).sort(inOrder);
    const rooms = rest.slice(0, pageSize).map(({ roomId }) => now.items.get(roomId)!);
    return { rooms, seq, next: rest.length > pageSize ? rest[pageSize - 1]! : null };
  }

  rooms(roomIds: readonly RoomId[]): Snapshot {
    return { rooms: roomIds.flatMap((id) => this.now.items.get(id) ?? []), seq: this.seq };
  }
}

function inOrder(a: RoomListPlace, b: RoomListPlace): number {
  return (b.last ?? 1e9) - (a.last ?? 1e9) || (a.roomId < b.roomId ? 1 : a.roomId > b.roomId ? -1 : 0);
}

/** Some rooms stand from the beginning, and some words were said in them. */
export function began(before: readonly Happening[]): ListServer {
  const server = new ListServer();
  for (const id of ids.slice(0, 3)) server.happens({ what: 'join', room: id });
  for (const one of before) server.happens(one);
  return server;
}
