import type { MessageId, RoomId } from '@engawa/domain';
import { createStore, reconcile, unwrap } from 'solid-js/store';
import { shownMember } from '../api/page-member.ts';
import { cache, intoCache } from './cache.ts';
import { endsWithMember } from './member-end.ts';
import { forgetFile, keepFile, type UnsentFile } from './unsent-files.ts';
import type { UnsentMessage } from './unsent-queue.ts';

/** Messages that are nowhere but in this page, because the device took them or their file not. */
const [lost, setLost] = createStore<Record<MessageId, true | undefined>>({});
const writing = new Map<MessageId, Promise<boolean>>();
const filesKept = new Map<MessageId, Promise<boolean>>();
endsWithMember(() => {
  setLost(reconcile({}));
  writing.clear();
  filesKept.clear();
});

/** Whether the message would still be there after a new start. Reactive. */
export function isKept(messageId: MessageId): boolean {
  return !lost[messageId];
}

/** Writes a message, as it is now, and its file, when it is new, into this device's memory. */
export function keepMessage(message: UnsentMessage, file?: UnsentFile): void {
  const { id, content } = message;
  const plain = structuredClone(unwrap(message));
  const written = intoCache((db) => db.put('unsent', plain, id));
  if (content.kind === 'media' && file) filesKept.set(id, keepFile(content.mediaId, file));
  const both = Promise.all([written, filesKept.get(id) ?? true]).then((done) => done.every(Boolean));
  writing.set(id, both);
  void both.then((kept) => {
    if (writing.get(id) === both) setLost(id, kept ? undefined : true);
  });
}

export function forgetMessage({ id, content }: UnsentMessage): void {
  writing.delete(id);
  filesKept.delete(id);
  setLost(id, undefined);
  void intoCache((db) => db.delete('unsent', id));
  if (content.kind === 'media') forgetFile(content.mediaId);
}

/** Tabs of one browser hold the same messages: of a room only one tab speaks at a time. */
export function inTurn<T>(roomId: RoomId, speak: () => Promise<T>): Promise<T> {
  // Without a secure connection there are no locks; the server takes the same message twice for one.
  return navigator.locks ? navigator.locks.request(`engawa-send-${shownMember()}-${roomId}`, speak) : speak();
}

/** Whether another tab has sent the message, or put it away. */
export async function isGoneElsewhere(messageId: MessageId): Promise<boolean> {
  const db = cache();
  if (!db || !(await (writing.get(messageId) ?? true))) return false;
  const key = await db.getKey('unsent', messageId).catch(() => messageId);
  return key === undefined;
}
