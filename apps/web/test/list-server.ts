import {
  type ContactFace,
  type FeedEvent,
  faceOfContact,
  type MemberView,
  type MessageView,
  type RoomId,
  type RoomListItem,
  type RoomListPlace,
  type RoomView,
  type Seq,
} from '@engawa/domain';
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
  /** What 田中 and 鈴木 are called. */
  readonly face: string;
  readonly member: string;
};

const empty: World = {
  items: new Map(),
  messages: new Map(ids.map((id) => [id, []])),
  face: tanaka.displayName,
  member: suzuki.name,
};

const viewOf = (id: RoomId, name: string): RoomView => ({
  ...tanakaRoom,
  ...{ id, name, participants: [inRoom(sato), inRoom(suzuki), inRoom(tanaka)] },
});

const faceOf = (name: string): ContactFace => ({ ...faceOfContact(tanaka), name });

/** What happens: who sees it, and how the rooms are then. */
export const happening = fc.record({
  what: fc.constantFrom('theirs', 'theirs', 'mine', 'read', 'leave', 'join', 'rename', 'face', 'member'),
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
  if (what === 'member') {
    const member = `鈴木 ${seq}`;
    const told = event(seq, { kind: 'member.changed', member: { ...suzuki, name: member } });
    return { world: { ...before, member }, told };
  }
  if (what === 'face') {
    // Who is in no room with 田中 and has no address book is not told.
    const face = `田中 ${seq}`;
    const told = before.items.size > 0 ? event(seq, { kind: 'face.changed', face: faceOf(face) }) : null;
    return { world: { ...before, face }, told };
  }
  if (what === 'join' && !now) {
    const room = viewOf(id, `案件 ${id}`);
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
    const room = viewOf(id, name);
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

  get member(): MemberView {
    return { ...suzuki, name: this.now.member };
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
    return { rooms, faces: this.facesIn(rooms), seq, next: rest.length > pageSize ? rest[pageSize - 1]! : null };
  }

  rooms(roomIds: readonly RoomId[]): Snapshot {
    const rooms = roomIds.flatMap((id) => this.now.items.get(id) ?? []);
    return { rooms, faces: this.facesIn(rooms), seq: this.seq };
  }

  private facesIn(rooms: readonly RoomListItem[]): ContactFace[] {
    return rooms.length === 0 ? [] : [faceOf(this.now.face)];
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
