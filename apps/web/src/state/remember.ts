import type { MemberView, OrganizationView } from '@engawa/domain';
import { type Cache, cache } from './cache.ts';
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
};
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
  const db = cache();
  if (db) void write(db, read()).catch(() => {});
}

/** Who is signed in, for the next start without a network. */
export function rememberSelf(self: { member: MemberView; organization: OrganizationView }): void {
  void cache()
    ?.put('fact', self, 'self')
    .catch(() => {});
}

function forgetUnwritten(): void {
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
}

/** One transaction, so that the cursor and what it stands for can never disagree. */
async function write(db: Cache, known: Knowledge): Promise<void> {
  const tx = db.transaction(['fact', 'room', 'timeline', 'member', 'contact'], 'readwrite');
  const [rooms, timelines] = [tx.objectStore('room'), tx.objectStore('timeline')];
  void tx.objectStore('fact').put({ cursor: known.cursor, roomsAsOf: known.roomsAsOf }, 'place');
  for (const id of dirty.rooms) void (known.rooms[id] ? rooms.put(known.rooms[id], id) : rooms.delete(id));
  for (const id of dirty.timelines) {
    const kept = known.timelines[id] && lastPart(known.timelines[id]);
    void (kept ? timelines.put(kept, id) : timelines.delete(id));
  }
  for (const id of dirty.members) void tx.objectStore('member').put(known.members[id]!, id);
  for (const id of dirty.contacts) void tx.objectStore('contact').put(known.contacts[id]!, id);
  for (const ids of Object.values(dirty)) ids.clear();
  await tx.done;
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
