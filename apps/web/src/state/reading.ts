import type { RoomId, Seq } from '@engawa/domain';
import { api } from '../api/client.ts';
import { applyRead } from './apply-event.ts';
import { knowledge, take } from './known.ts';
import { endsWithMember } from './member-end.ts';
import { createReadQueue } from './read-queue.ts';

/** What was read here and not told to the server yet. */
const untold = createReadQueue((roomId, upTo) => api.room.markRead.mutate({ roomId, upTo }));
/** Nobody else is to have read it. */
endsWithMember(untold.forget);

/** The member had the messages up to here on the screen. Shown at once, told to the server when it can be reached. */
export function markRead(roomId: RoomId, upTo: Seq): void {
  const changes = applyRead(knowledge(), roomId, upTo);
  if (changes.length === 0) return;
  take(changes);
  untold.add(roomId, upTo);
}

/** Tells the server what it has not heard. */
export function sendReading(): void {
  void untold.send();
}
