import type { MemberKey } from '@engawa/domain';
import { batch } from 'solid-js';
import {
  type Cache,
  clearTalks,
  closeCache,
  deleteCache,
  everyStore,
  type Place,
  type Self,
  useCache,
} from './cache.ts';
import { contactStore } from './contacts.ts';
import { draftStore } from './drafts.ts';
import { faceStore } from './faces.ts';
import type { Listing } from './knowledge.ts';
import { surround } from './known.ts';
import { forgetMedia, keepMediaFor } from './media-cache.ts';
import { endMember } from './member-end.ts';
import { memberStore } from './members.ts';
import { forgetRecents } from './recents.ts';
import { roomStore } from './rooms.ts';
import { timelineStore } from './timelines.ts';
import { unsentStore } from './unsent.ts';

/** Fills the stores from this device's memory of the member. @returns who they were, or null when nothing is remembered. */
export async function hydrate(memberId: MemberKey): Promise<Self | null> {
  endMember();
  const db = await useCache(memberId);
  const memory = db && (await readMemory(db).catch(() => null));
  keepMediaFor(memberId);
  fill(memberId, memory);
  return memory?.self ?? null;
}

/** Signing out: nothing of the member stays on the device. */
export async function forgetEverything(): Promise<void> {
  endMember();
  forgetRecents();
  await Promise.all([deleteCache(), forgetMedia()]);
}

/** The session has ended: talks go, what was written here and not sent stays for the next sign-in. */
export async function forgetTalks(): Promise<void> {
  endMember();
  await Promise.all([clearTalks().catch(() => {}), forgetMedia()]);
  closeCache();
}

type Memory = Awaited<ReturnType<typeof readMemory>>;

async function readMemory(db: Cache) {
  const tx = db.transaction(everyStore, 'readonly');
  const facts = tx.objectStore('fact');
  const [place, self, rooms, timelineIds, timelines, members, contacts, faces, unsent, draftIds, drafts] =
    await Promise.all([
      facts.get('place') as Promise<Place | undefined>,
      facts.get('self') as Promise<Self | undefined>,
      tx.objectStore('room').getAll(),
      tx.objectStore('timeline').getAllKeys(),
      tx.objectStore('timeline').getAll(),
      tx.objectStore('member').getAll(),
      tx.objectStore('contact').getAll(),
      tx.objectStore('face').getAll(),
      tx.objectStore('unsent').getAll(),
      tx.objectStore('draft').getAllKeys(),
      tx.objectStore('draft').getAll(),
    ]);
  return {
    place,
    self,
    // What an earlier version remembered says nothing of what did not go out; the list that is fetched at once does.
    rooms: byKey(rooms.map(({ asOf, ...item }) => [item.room.id, { ...item, notSent: item.notSent ?? [] }])),
    roomsAsOf: byKey(rooms.map(({ room, asOf }) => [room.id, asOf ?? place?.roomsAsOf ?? 0])),
    timelines: byKey(timelineIds.map((id, at) => [id, timelines[at]!])),
    members: byKey(members.map((member) => [member.id, member])),
    contacts: byKey(contacts.map((contact) => [contact.id, contact])),
    faces: byKey(faces.map(({ asOf: _, ...face }) => [face.id, face])),
    facesAsOf: byKey(faces.map(({ id, asOf }) => [id, asOf])),
    unsent,
    drafts: byKey(draftIds.map((id, at) => [id, drafts[at]!])),
  };
}

function fill(me: MemberKey, memory: Memory | null): void {
  batch(() => {
    surround({ me, cursor: memory?.place?.cursor ?? 0 });
    roomStore.reset(memory?.rooms ?? {}, {
      asOf: memory?.roomsAsOf ?? {},
      listing: memory?.place && listingOf(memory.place),
      needed: byKey((memory?.place?.needed ?? []).map((roomId) => [roomId, true])),
    });
    timelineStore.reset(memory?.timelines ?? {});
    memberStore.reset(memory?.members ?? {});
    contactStore.reset(memory?.contacts ?? {});
    faceStore.reset(memory?.faces ?? {}, memory?.facesAsOf);
    unsentStore.reset(memory?.unsent ?? []);
    draftStore.reset(memory?.drafts ?? {});
  });
}

/** An earlier version knew whole lists alone. */
function listingOf(place: Place): Listing | null | undefined {
  return place.listing === undefined && place.roomsAsOf ? null : place.listing;
}

function byKey<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(entries);
}
