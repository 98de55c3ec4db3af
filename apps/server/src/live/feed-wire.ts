import type { FeedLive, Seq } from '@engawa/domain';
import type { StoredEvent } from '../store/events.ts';

/**
 * tRPC's frames for a subscription over Server-Sent Events, as its own producer writes them
 * (@trpc/server, `sseStreamProducer`) and its stock client reads them.
 */

/** Told to the client first; it opens the stream anew after so many ms without a byte. */
export function connectedFrame(reconnectAfterInactivityMs: number): Buffer {
  return frame({ event: 'connected', data: JSON.stringify({ reconnectAfterInactivityMs }) });
}

export const pingFrame: Buffer = frame({ event: 'ping', data: '' });

/**
 * Caught up. It has no place of its own, and EventSource would give it that of the event before; so the place is cleared
 * and set again. @param lastEventId what the client would resume from now; null: nothing.
 */
export function liveFrame(seq: Seq, lastEventId: string | null): Buffer {
  const live: FeedLive = { kind: 'feed.live', seq };
  if (lastEventId === null) return frame({ data: JSON.stringify(live) });
  return Buffer.concat([
    frame({ data: JSON.stringify(live), id: '' }),
    frame({ event: 'restore-id', data: '', id: lastEventId }),
  ]);
}

/** The stream ends for a reason that the client must learn; it does not come back by itself. */
export function errorFrame(error: unknown): Buffer {
  return frame({ event: 'serialized-error', data: JSON.stringify(error) });
}

/** The frames of events that are sent together: made once, however many streams they go to. */
export function eventFrames(events: readonly StoredEvent[]): Buffer {
  const known = framesOfRuns.get(events);
  if (known) return known;
  const made = events.length === 1 ? eventFrame(events[0]!) : Buffer.concat(events.map(eventFrame));
  framesOfRuns.set(events, made);
  return made;
}

const framesOfRuns = new WeakMap<readonly StoredEvent[], Buffer>();
const framesOfEvents = new WeakMap<StoredEvent, Buffer>();

function eventFrame(event: StoredEvent): Buffer {
  const known = framesOfEvents.get(event);
  if (known) return known;
  const made = frame({ data: event.body, id: String(event.seq) });
  framesOfEvents.set(event, made);
  return made;
}

function frame({ event, data, id }: { event?: string; data: string; id?: string }): Buffer {
  const lines = `${event === undefined ? '' : `event: ${event}\n`}data: ${data}\n${id === undefined ? '' : `id: ${id}\n`}`;
  return Buffer.from(`${lines}\n\n`);
}
