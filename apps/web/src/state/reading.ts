import type { RoomId, Seq } from '@engawa/domain';
import { api } from '../api/client.ts';
import { applyRead } from './apply-event.ts';
import { knowledge, take } from './known.ts';

/** What was read here and not told to the server yet. */
const untold = new Map<RoomId, Seq>();
let sending = false;

/** The member had the messages up to here on the screen. Shown at once, told to the server when it can be reached. */
export function markRead(roomId: RoomId, upTo: Seq): void {
  const changes = applyRead(knowledge(), roomId, upTo);
  if (changes.length === 0) return;
  take(changes);
  untold.set(roomId, upTo);
  sendReading();
}

/** Tells the server what it has not heard. */
export function sendReading(): void {
  if (!sending) void sendEach();
}

async function sendEach(): Promise<void> {
  sending = true;
  try {
    for (const [roomId, upTo] of untold) {
      await api.room.markRead.mutate({ roomId, upTo });
      if (untold.get(roomId) === upTo) untold.delete(roomId);
    }
  } catch {
    // Kept for the next time the feed is live.
  } finally {
    sending = false;
  }
}
