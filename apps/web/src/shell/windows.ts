import type { MessageView, RoomId } from '@engawa/domain';
import { createEffect, onCleanup } from 'solid-js';

/** Lets the other windows of this browser know which room somebody looks at in this one. Ends with the component. */
export function tellLookingAt(roomId: () => RoomId | null): void {
  createEffect(() => {
    const room = roomId();
    if (room === null || !navigator.locks) return;
    const away = new AbortController();
    const { signal } = away;
    const untilAway = () => new Promise<void>((release) => signal.addEventListener('abort', () => release()));
    void navigator.locks.request(lookingAt(room), { mode: 'shared', signal }, untilAway).catch(() => {});
    onCleanup(() => away.abort());
  });
}

/** Of several windows one calls, and none of what somebody looks at in one of them. */
export async function callOnce({ id, roomId }: Pick<MessageView, 'id' | 'roomId'>, call: () => void): Promise<void> {
  // Then no hidden window hears anything (`hidden-stream.ts`).
  if (!navigator.locks) return call();
  await navigator.locks.request(`engawa-call-${id}`, { ifAvailable: true }, async (lock) => {
    if (!lock || (await isLookedAt(roomId))) return;
    call();
    await new Promise((done) => setTimeout(done, holdMs));
  });
}

/** For so long another window may hear of the same message later. */
const holdMs = 2000;

function lookingAt(roomId: RoomId): string {
  return `engawa-looking-${roomId}`;
}

async function isLookedAt(roomId: RoomId): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lookingAt(roomId));
}
