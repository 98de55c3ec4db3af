import type { Denial, Instant, MessageId, MessageView, RoomId } from '@engawa/domain';

/** Words that are still only on this device. */
export type UnsentMessage = {
  /** UUIDv7 made here; the server takes the same id for the same message however often it is posted. */
  readonly id: MessageId;
  readonly roomId: RoomId;
  readonly text: string;
  readonly writtenAt: Instant;
  readonly state: 'waiting' | 'sending' | 'failed';
  readonly failure?: Failure;
};

/** Why it will not go by itself: a rule's reason, a room that is not ours any more, or words in a wrong shape. */
export type Failure = { readonly kind: 'denied'; readonly denial: Denial } | { readonly kind: 'gone' | 'refused' };

/** What came of one try. */
export type Outcome =
  | { readonly kind: 'posted'; readonly message: MessageView }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** No answer, or the server's own trouble: the same try again later. */
  | { readonly kind: 'later' };

export type UnsentQueueParts = {
  readonly post: (message: UnsentMessage) => Promise<Outcome>;
  /** All that wait or failed, oldest first. */
  readonly all: () => readonly UnsentMessage[];
  readonly put: (message: UnsentMessage) => void;
  readonly posted: (message: MessageView) => void;
  /** Calls back after a while, so that what could not go is tried again. */
  readonly later: (again: () => void, tries: number) => void;
};

/** Sends what waits, in the order it was written, one at a time in each room; rooms do not wait for each other. */
export function createUnsentQueue(parts: UnsentQueueParts) {
  const busy = new Set<RoomId>();
  let tries = 0;

  async function send(roomId: RoomId): Promise<void> {
    if (busy.has(roomId)) return;
    busy.add(roomId);
    try {
      while (await sendNext(roomId));
    } finally {
      busy.delete(roomId);
    }
  }

  /** @returns whether to go on with the next. */
  async function sendNext(roomId: RoomId): Promise<boolean> {
    const next = parts.all().find((message) => message.roomId === roomId && message.state === 'waiting');
    if (!next) return false;
    parts.put({ ...next, state: 'sending' });
    const outcome = await parts.post(next);
    return settle(next, outcome);
  }

  function settle(message: UnsentMessage, outcome: Outcome): boolean {
    if (outcome.kind === 'later') {
      parts.put({ ...message, state: 'waiting' });
      parts.later(() => sendAll(), ++tries);
      return false;
    }
    tries = 0;
    if (outcome.kind === 'posted') parts.posted(outcome.message);
    else parts.put({ ...message, state: 'failed', failure: outcome.failure });
    return true;
  }

  function sendAll(): void {
    for (const roomId of new Set(parts.all().map((message) => message.roomId))) void send(roomId);
  }

  return { send, sendAll };
}
