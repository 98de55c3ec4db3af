import type { MemberKey, MemberView, OrganizationView } from '@engawa/domain';
import { withoutHeard } from './apply-list.ts';
import { type Cache, cache, clearTalks, intoCache, type Place } from './cache.ts';
import type { Change, Knowledge, Timeline } from './knowledge.ts';
import { endsWithMember } from './member-end.ts';

/** How many messages of a room are on the screen at once when it is opened without a network. */
const rememberedMessages = 60;
const restMs = 300;

const dirty = {
  rooms: new Set<string>(),
  timelines: new Set<string>(),
  members: new Set<string>(),
  contacts: new Set<string>(),
  faces: new Set<string>(),
};
/** A device without room is not asked again with every word, since everything would have to be written. */
const restAfterDropMs = 60_000;
let droppedAt = Number.NEGATIVE_INFINITY;
let timer: ReturnType<typeof setTimeout> | undefined;
/** What was not written yet: the member is leaving. */
endsWithMember(forgetUnwritten);
let read: () => Knowledge = () => {
  throw new Error('remember was used before rememberFrom');
};

/** Where to read the values that are to be remembered. */
export function rememberFrom(knowledge: () => Knowledge): void {
  read = knowledge;
}

/** Writes what changed into this device's memory, after a short rest so that a burst of events is one write. */
export function remember(changes: readonly Change[]): void {
  changes.forEach(mark);
  timer ??= setTimeout(flush, restMs);
}

/** Writes at once: the page may be gone in a moment. */
export function flush(): void {
  clearTimeout(timer);
  timer = undefined;
  if (!cache() || performance.now() - droppedAt < restAfterDropMs) return;
  const news = newsOf(read());
  for (const ids of Object.values(dirty)) ids.clear();
  void intoCache((db) => write(db, news)).then((written) => {
    if (!written && cache()) void dropTalks(news.me);
  });
}

/** What cannot be kept in step with the talks is kept no longer: words that were taken back would rest in it. */
async function dropTalks(me: MemberKey): Promise<void> {
  droppedAt = performance.now();
  await clearTalks().catch(() => {});
  const known = read();
  if (known.me !== me) return;
  for (const name of ['rooms', 'timelines', 'members', 'contacts', 'faces'] as const)
    add(name, Object.keys(known[name]));
}

/** Who is signed in, for the next start without a network. */
export function rememberSelf(self: { member: MemberView; organization: OrganizationView }): void {
  void intoCache((db) => db.put('fact', self, 'self'));
}

function forgetUnwritten(): void {
  droppedAt = Number.NEGATIVE_INFINITY;
  clearTimeout(timer);
  timer = undefined;
  for (const ids of Object.values(dirty)) ids.clear();
}

function mark(change: Change): void {
  if (change.of === 'room') dirty.rooms.add(change.item.room.id);
  if (change.of === 'roomGone') dirty.rooms.add(change.roomId);
  if (change.of === 'roomGone' || change.of === 'timeline') dirty.timelines.add(change.roomId);
  if (change.of === 'member') dirty.members.add(change.member.id);
  if (change.of === 'contact') dirty.contacts.add(change.contact.id);
  if (change.of === 'contactGone') dirty.contacts.add(change.contactId);
  if (change.of === 'face') dirty.faces.add(change.face.id);
  if (change.of === 'faceGone' || change.of === 'faceTold') dirty.faces.add(change.contactId);
}

/** What is to be written, as it is now: until it is, somebody else may have come. */
function newsOf(known: Knowledge) {
  const { me, rooms, roomsAsOf, timelines, members, contacts, faces, facesAsOf } = known;
  const ids = {
    rooms: [...dirty.rooms],
    timelines: [...dirty.timelines],
    members: [...dirty.members],
    contacts: [...dirty.contacts],
    faces: [...dirty.faces],
  };
  const parts = ids.timelines.map((id) => [id, timelines[id] && lastPart(timelines[id])] as const);
  return structuredClone({
    me,
    place: placeOf(known),
    ids,
    rooms: ids.rooms.map((id) => [id, rooms[id] && { ...rooms[id], asOf: roomsAsOf[id] ?? 0 }] as const),
    timelines: parts,
    members: ids.members.map((id) => members[id]!),
    contacts: ids.contacts.map((id) => [id, contacts[id]] as const),
    faces: ids.faces.map((id) => [id, faces[id] && { ...faces[id], asOf: facesAsOf[id] ?? 0 }] as const),
  });
}

function placeOf({ cursor, listing, heard, needed }: Knowledge): Place {
  return { cursor, listing: listing && withoutHeard(listing, heard), needed: Object.keys(needed) };
}

type News = ReturnType<typeof newsOf>;

/**
 * One transaction, so that the cursor and what it stands for can never disagree, whichever tab writes: a tab that is behind
 * writes nothing, and whoever moves the cursor removes the talks they do not hold, since they cannot say what became of them.
 */
async function write(db: Cache, news: News): Promise<void> {
  const tx = db.transaction(['fact', 'room', 'timeline', 'member', 'contact', 'face'], 'readwrite');
  const [rooms, timelines] = [tx.objectStore('room'), tx.objectStore('timeline')];
  const [place, stored] = await Promise.all([tx.objectStore('fact').get('place'), timelines.getAllKeys()]);
  const before = (place as Place | undefined)?.cursor ?? 0;
  if (before > news.place.cursor) return later(news, tx.done);
  void tx.objectStore('fact').put(news.place, 'place');
  for (const [id, item] of news.rooms) void (item ? rooms.put(item, id) : rooms.delete(id));
  for (const [id, part] of news.timelines) void (part ? timelines.put(part, id) : timelines.delete(id));
  for (const member of news.members) void tx.objectStore('member').put(member, member.id);
  const people = tx.objectStore('contact');
  for (const [id, contact] of news.contacts) void (contact ? people.put(contact, id) : people.delete(id));
  const shown = tx.objectStore('face');
  for (const [id, face] of news.faces) void (face ? shown.put(face, id) : shown.delete(id));
  const known = read();
  if (known.me === news.me) {
    const told = new Set(news.ids.timelines);
    const held = Object.keys(known.timelines);
    if (before < news.place.cursor)
      for (const id of stored) if (!known.timelines[id] && !told.has(id)) void timelines.delete(id);
    for (const id of held.filter((one) => !told.has(one) && !stored.includes(one))) {
      const part = lastPart(known.timelines[id]!);
      if (part) void timelines.put(part, id);
    }
  }
  await tx.done;
}

/** Another tab has come further: what this one knows is written when it has caught up. */
async function later({ me, ids }: News, done: Promise<void>): Promise<void> {
  if (me === read().me) for (const [name, some] of Object.entries(ids)) add(name, some);
  await done;
}

function add(name: string, ids: readonly string[]): void {
  for (const id of ids) dirty[name as keyof typeof dirty].add(id);
}

/** A window that does not reach the end would leave a hole when the feed goes on from the cursor. */
function lastPart(timeline: Timeline): Timeline | null {
  if (timeline.hasNewer) return null;
  const { messages, hasOlder } = timeline;
  return {
    messages: messages.slice(-rememberedMessages),
    hasOlder: hasOlder || messages.length > rememberedMessages,
    hasNewer: false,
  };
}
