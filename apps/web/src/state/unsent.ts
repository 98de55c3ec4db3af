import type { MessageId, RoomId } from '@engawa/domain';
import { createStore, reconcile, unwrap } from 'solid-js/store';
import { v7 as uuidv7 } from 'uuid';
import { api, denialOf, invalidPaths, isNotFound, isSignedOut } from '../api/client.ts';
import { applyPosted } from './apply-event.ts';
import { cache } from './cache.ts';
import { knowledge, take } from './known.ts';
import { sessionEnded } from './session-end.ts';
import { createUnsentQueue, type Outcome, type UnsentMessage } from './unsent-queue.ts';

const [unsent, setUnsent] = createStore<{ list: UnsentMessage[] }>({ list: [] });

/** What was written in the room and has not reached the server, oldest first. Reactive. */
export function unsentIn(roomId: RoomId): UnsentMessage[] {
  return unsent.list.filter((message) => message.roomId === roomId);
}

/** How many messages would be lost if this device forgot them now. Reactive. */
export function unsentCount(): number {
  return unsent.list.length;
}

/** Takes words into the room: drawn at once, kept on the device, sent when the server can be reached. */
export function write(roomId: RoomId, text: string): void {
  const message: UnsentMessage = {
    id: uuidv7(),
    roomId,
    text,
    writtenAt: new Date().toISOString(),
    state: 'waiting',
  };
  setUnsent('list', unsent.list.length, message);
  keep(message);
  void queue.send(roomId);
}

/** Tries a failed message once more, under the same id. */
export function tryAgain(message: UnsentMessage): void {
  const { failure: _, ...words } = unwrap(message);
  put({ ...words, state: 'waiting' });
  void queue.send(message.roomId);
}

export function discard(messageId: MessageId): void {
  setUnsent('list', (list) => list.filter((message) => message.id !== messageId));
  void cache()?.delete('unsent', messageId);
}

/** Tries everything that waits, for example because the connection is back. */
export function sendAll(): void {
  queue.sendAll();
}

export const unsentStore = {
  reset(list: UnsentMessage[]): void {
    const waiting = list.map((message) =>
      message.state === 'sending' ? { ...message, state: 'waiting' as const } : message,
    );
    setUnsent('list', reconcile(waiting.sort((a, b) => (a.id < b.id ? -1 : 1))));
  },
  /** The server has it. */
  sent(messageId: MessageId): void {
    if (unsent.list.some((message) => message.id === messageId)) discard(messageId);
  },
};

const queue = createUnsentQueue({
  post,
  all: () => unsent.list,
  put,
  posted: (message) => take(applyPosted(knowledge(), message)),
  later: (again, tries) => void setTimeout(again, Math.min(30_000, 1000 * 2 ** Math.min(tries, 5))),
});

async function post({ id, roomId, text }: UnsentMessage): Promise<Outcome> {
  try {
    return { kind: 'posted', message: await api.message.post.mutate({ id, roomId, content: { kind: 'text', text } }) };
  } catch (error) {
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): Outcome {
  const denial = denialOf(error);
  if (denial) return { kind: 'failed', failure: { kind: 'denied', denial } };
  if (isNotFound(error)) return { kind: 'failed', failure: { kind: 'gone' } };
  if (invalidPaths(error).length > 0) return { kind: 'failed', failure: { kind: 'refused' } };
  if (isSignedOut(error)) sessionEnded();
  return { kind: 'later' };
}

/** One that was discarded, or whose writer signed out, while it was on its way stays away. */
function put(message: UnsentMessage): void {
  const at = unsent.list.findIndex((known) => known.id === message.id);
  if (at < 0) return;
  setUnsent('list', at, reconcile(message));
  keep(message);
}

function keep(message: UnsentMessage): void {
  void cache()?.put('unsent', message, message.id);
}
