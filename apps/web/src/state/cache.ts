import type {
  ContactFace,
  ContactView,
  MediaId,
  MemberKey,
  MemberView,
  OrganizationView,
  RoomId,
  RoomListItem,
  Seq,
} from '@engawa/domain';
import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { createSignal } from 'solid-js';
import type { MyInvitation } from './invitation.ts';
import type { Listing, Timeline } from './knowledge.ts';
import { inTime } from './patience.ts';
import type { LearnedWords } from './sticker-words.ts';
import type { UnsentFile } from './unsent-files.ts';
import type { UnsentMessage } from './unsent-queue.ts';

/** What a device remembers of one member's world; each member has a database of their own. */
export interface CacheSchema extends DBSchema {
  fact: { key: 'place' | 'self' | 'invitation' | 'stickerWords'; value: Place | Self | MyInvitation | LearnedWords };
  room: { key: RoomId; value: RememberedRoom };
  timeline: { key: RoomId; value: Timeline };
  member: { key: MemberKey; value: MemberView };
  contact: { key: string; value: ContactView };
  face: { key: string; value: RememberedFace };
  unsent: { key: string; value: UnsentMessage };
  file: { key: MediaId; value: UnsentFile };
  draft: { key: RoomId; value: string };
}

/** How far the rooms and timelines beside it have come; written with them in one transaction. */
export type Place = {
  readonly cursor: Seq;
  /** What an earlier version wrote: all rooms came from one list of this seq. */
  readonly roomsAsOf?: Seq;
  readonly listing?: Listing | null | undefined;
  readonly needed?: readonly RoomId[];
};
/** With the seq of the answer that told it; 0: none has. */
export type RememberedFace = ContactFace & { readonly asOf: Seq };
/** With the seq at which the server said so; an earlier version wrote none. */
export type RememberedRoom = RoomListItem & { readonly asOf?: Seq };
export type Self = { readonly member: MemberView; readonly organization: OrganizationView };
export type Cache = IDBPDatabase<CacheSchema>;

const version = 4;
/** Known from the server again at any time; what somebody wrote (`unsent`, its `file`s, `draft`) is not. */
const talks = ['fact', 'room', 'timeline', 'member', 'contact', 'face'] as const;
export const everyStore = [...talks, 'unsent', 'file', 'draft'] as const;

/** How long a browser may take to open a database; some never answer. */
const patienceMs = 4000;

let current: { readonly memberId: MemberKey; readonly db: Cache | null } | null = null;
/** Whether what is handed to this device is kept: yes, no more room, or not at all. */
const [keeping, setKeeping] = createSignal<'yes' | 'full' | 'no'>('yes');

/** Writes are numbered: which was asked for last, which was the last to say whether it was kept. */
let asked = 0;
let told = 0;

/** What becomes of words that wait here. Reactive. */
export const deviceKeeps = keeping;

/** The memory of the member who is signed in; null when there is none. */
export function cache(): Cache | null {
  return current?.db ?? null;
}

/** Opens the member's memory and makes it the current one. */
export async function useCache(memberId: MemberKey): Promise<Cache | null> {
  if (current?.db && current.memberId === memberId) return current.db;
  current?.db?.close();
  const db = await openCache(memberId);
  current = { memberId, db };
  setKeeping(db ? 'yes' : 'no');
  return db;
}

/** Changes the memory; never rejects. A connection that was lost is made anew, once. @returns whether it is kept */
export async function intoCache(change: (db: Cache) => Promise<unknown>): Promise<boolean> {
  const mine = current;
  if (!mine?.db) return false;
  const turn = ++asked;
  const done = await change(mine.db).catch(async (reason: unknown) => {
    if (!isLost(reason) || current !== mine) return reason;
    const db = await openCache(mine.memberId);
    if (current !== mine) return db?.close();
    current = { ...mine, db };
    return db ? change(db).catch((again: unknown) => again) : reason;
  });
  const failed = done instanceof Error || done instanceof DOMException;
  // The newest word counts: an older write may end later.
  if (current?.memberId === mine.memberId && turn > told) {
    told = turn;
    setKeeping(failed ? (isFull(done) ? 'full' : 'no') : 'yes');
  }
  return !failed;
}

/** Null where the browser keeps nothing (some private windows), or does not answer: the app then works without a memory. */
function openCache(memberId: MemberKey): Promise<Cache | null> {
  const opened = openDB<CacheSchema>(nameOf(memberId), version, {
    upgrade: async (db, from, _to, tx) => {
      for (const name of everyStore) if (!db.objectStoreNames.contains(name)) db.createObjectStore(name);
      if (from === 1) await giveContent(tx);
      if (from > 0 && from < 4) await dropRooms(tx);
      if (from > 0 && from < 4) await nameQuoted(tx);
    },
    // Another tab clears the member's memory: let it, and do not make it anew.
    blocking: (_current, _blocked, event) => {
      const db = event.target as IDBDatabase;
      if (current?.memberId === memberId) current = { memberId, db: null };
      db.close();
    },
  });
  return inTime(opened, patienceMs, null, (late) => late.close());
}

/** The browser took the connection away: memory was short, site data was cleared. */
function isLost(reason: unknown): boolean {
  return reason instanceof DOMException && ['InvalidStateError', 'AbortError', 'UnknownError'].includes(reason.name);
}

function isFull(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'QuotaExceededError';
}

/** Until version 2 nothing but text could wait to be sent. */
async function giveContent(tx: IDBPTransaction<CacheSchema, StoreNames<CacheSchema>[], 'versionchange'>) {
  const waiting = tx.objectStore('unsent');
  for (const message of await waiting.getAll()) {
    const { text, ...rest } = message as UnsentMessage & { text?: string };
    if (text !== undefined) await waiting.put({ ...rest, content: { kind: 'text', text } }, message.id);
  }
}

/**
 * Until version 3 a room had one channel and no places, until version 4 the names of those in it. The server tells the rooms
 * anew, and what is in them.
 */
async function dropRooms(tx: IDBPTransaction<CacheSchema, StoreNames<CacheSchema>[], 'versionchange'>) {
  await tx.objectStore('fact').delete('place');
  for (const name of ['room', 'timeline'] as const) await tx.objectStore(name).clear();
}

/** Until version 4 a quote had nothing but its author's name. */
async function nameQuoted(tx: IDBPTransaction<CacheSchema, StoreNames<CacheSchema>[], 'versionchange'>) {
  const waiting = tx.objectStore('unsent');
  for (const message of await waiting.getAll()) {
    if (!message.quote || 'author' in message.quote) continue;
    const { authorName, ...quote } = message.quote as UnsentMessage['quote'] & { authorName: string | null };
    const author = authorName === null ? null : ({ kind: 'member', id: null, name: authorName } as const);
    await waiting.put({ ...message, quote: { ...quote, author } as UnsentMessage['quote'] }, message.id);
  }
}

/** The member leaves; what is on the device stays as it is. */
export function closeCache(): void {
  current?.db?.close();
  current = null;
}

/** Forgets everything of the current member. */
export async function deleteCache(): Promise<void> {
  if (!current) return;
  const { memberId, db } = current;
  current = null;
  db?.close();
  await deleteDB(nameOf(memberId)).catch(() => {});
}

/** Forgets what the server can tell again; what was written here stays. */
export async function clearTalks(): Promise<void> {
  if (!current?.db) return;
  const tx = current.db.transaction(talks, 'readwrite');
  await Promise.all([...talks.map((name) => tx.objectStore(name).clear()), tx.done]);
}

function nameOf(memberId: MemberKey): string {
  return `engawa-${memberId}`;
}
