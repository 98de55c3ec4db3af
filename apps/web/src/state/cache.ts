import type {
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
import type { MyInvitation } from './invitation.ts';
import type { Timeline } from './knowledge.ts';
import type { LearnedWords } from './sticker-words.ts';
import type { UnsentFile } from './unsent-files.ts';
import type { UnsentMessage } from './unsent-queue.ts';

/** What a device remembers of one member's world; each member has a database of their own. */
export interface CacheSchema extends DBSchema {
  fact: { key: 'place' | 'self' | 'invitation' | 'stickerWords'; value: Place | Self | MyInvitation | LearnedWords };
  room: { key: RoomId; value: RoomListItem };
  timeline: { key: RoomId; value: Timeline };
  member: { key: MemberKey; value: MemberView };
  contact: { key: string; value: ContactView };
  unsent: { key: string; value: UnsentMessage };
  file: { key: MediaId; value: UnsentFile };
  draft: { key: RoomId; value: string };
}

/** How far the rooms and timelines beside it have come; written with them in one transaction. */
export type Place = { readonly cursor: Seq; readonly roomsAsOf: Seq };
export type Self = { readonly member: MemberView; readonly organization: OrganizationView };
export type Cache = IDBPDatabase<CacheSchema>;

const version = 2;
/** Known from the server again at any time; what somebody wrote (`unsent`, its `file`s, `draft`) is not. */
const talks = ['fact', 'room', 'timeline', 'member', 'contact'] as const;
export const everyStore = [...talks, 'unsent', 'file', 'draft'] as const;

let current: { readonly memberId: MemberKey; readonly db: Cache } | null = null;

/** The memory of the member who is signed in; null when there is none. */
export function cache(): Cache | null {
  return current?.db ?? null;
}

/** Opens the member's memory and makes it the current one. */
export async function useCache(memberId: MemberKey): Promise<Cache | null> {
  if (current?.memberId === memberId) return current.db;
  current?.db.close();
  const db = await openCache(memberId);
  current = db && { memberId, db };
  return db;
}

/** Null where the browser keeps nothing (some private windows): the app then works without a memory. */
async function openCache(memberId: MemberKey): Promise<Cache | null> {
  try {
    return await openDB<CacheSchema>(nameOf(memberId), version, {
      upgrade: async (db, from, _to, tx) => {
        for (const name of everyStore) if (!db.objectStoreNames.contains(name)) db.createObjectStore(name);
        if (from === 1) await giveContent(tx);
      },
      // Another tab clears the member's memory: let it.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
  } catch {
    return null;
  }
}

/** Until version 2 nothing but text could wait to be sent. */
async function giveContent(tx: IDBPTransaction<CacheSchema, StoreNames<CacheSchema>[], 'versionchange'>) {
  const waiting = tx.objectStore('unsent');
  for (const message of await waiting.getAll()) {
    const { text, ...rest } = message as UnsentMessage & { text?: string };
    if (text !== undefined) await waiting.put({ ...rest, content: { kind: 'text', text } }, message.id);
  }
}

/** The member leaves; what is on the device stays as it is. */
export function closeCache(): void {
  current?.db.close();
  current = null;
}

/** Forgets everything of the current member. */
export async function deleteCache(): Promise<void> {
  if (!current) return;
  const { memberId, db } = current;
  current = null;
  db.close();
  await deleteDB(nameOf(memberId)).catch(() => {});
}

/** Forgets what the server can tell again; what was written here stays. */
export async function clearTalks(): Promise<void> {
  if (!current) return;
  const tx = current.db.transaction(talks, 'readwrite');
  await Promise.all([...talks.map((name) => tx.objectStore(name).clear()), tx.done]);
}

function nameOf(memberId: MemberKey): string {
  return `engawa-${memberId}`;
}
