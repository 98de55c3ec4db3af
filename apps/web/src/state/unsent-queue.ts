import type { Denial, Instant, inputs, MediaId, MessageId, MessageView, QuoteView, RoomId } from '@engawa/domain';

/** Words that are still only on this device. */
export type UnsentMessage = {
  /** UUIDv7 made here; the server takes the same id for the same message however often it is posted. */
  readonly id: MessageId;
  readonly roomId: RoomId;
  /** Of several that were sent by one press: the id of the first. */
  readonly sendId?: MessageId;
  readonly content: UnsentContent;
  /** The message that this one answers, and what is shown of it. */
  readonly quotes?: MessageId;
  readonly quote?: QuoteView;
  readonly silent?: true;
  readonly writtenAt: Instant;
  readonly state: 'waiting' | 'sending' | 'failed' | TakenBack;
  readonly failure?: Failure;
};

/** `held` while the server is asked whether it may be taken back; `takenBack` while that is still to be told. */
type TakenBack = 'held' | 'takenBack';

export type UnsentContent = Exclude<inputs.PostContent, { kind: 'media' }> | UnsentMedia;

/** A file; its bytes are kept apart under `mediaId` until the server has them. */
export type UnsentMedia = {
  readonly kind: 'media';
  readonly mediaId: MediaId;
  readonly name: string;
  /** As its bytes say, else the browser or the ending of its name. */
  readonly mimeType: string;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
  readonly durationMs?: number;
  /** It cannot be shown, and goes to be saved. */
  readonly asFile?: true;
  /** Spoken here: its name is of use to machines only. */
  readonly recorded?: true;
  readonly uploaded: boolean;
};

/** Why it will not go by itself: a rule's reason, a room that is not ours any more, words in a wrong shape, a lost file. */
export type Failure =
  | { readonly kind: 'denied'; readonly denial: Denial }
  | { readonly kind: 'gone' | 'refused' | 'tooLarge' | 'fileLost' };

/** What came of one try. */
export type Outcome =
  | { readonly kind: 'posted'; readonly message: MessageView }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Its writer put it away while it was on its way. */
  | { readonly kind: 'cancelled' }
  /** No answer, or the server's own trouble: the same try again later. */
  | { readonly kind: 'later' };

export type UnsentQueueParts = {
  readonly post: (message: UnsentMessage) => Promise<Outcome>;
  /** All that wait or failed, oldest first. */
  readonly all: () => readonly UnsentMessage[];
  readonly change: (messageId: MessageId, change: Partial<UnsentMessage>) => void;
  readonly posted: (message: MessageView) => void;
  /** Calls back after a while, so that what could not go is tried again. */
  readonly later: (again: () => void, tries: number) => void;
};

/** Sends what waits, in the order it was written, one at a time in each room; rooms do not wait for each other. */
export function createUnsentQueue(parts: UnsentQueueParts) {
  const busy = new Set<RoomId>();
  let tries = 0;
  let rests = false;

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
    const next = parts.all().find((message) => message.roomId === roomId && isDue(message));
    if (!next) return false;
    if (next.state === 'waiting') parts.change(next.id, { state: 'sending' });
    return settle(next.id, await parts.post(next));
  }

  function settle(messageId: MessageId, outcome: Outcome): boolean {
    // Taken back while it was on its way, it stays so.
    const now = parts.all().find((message) => message.id === messageId);
    const stands = now && !isTakenBack(now);
    if (outcome.kind === 'later') {
      if (stands) parts.change(messageId, { state: 'waiting' });
      tryLater();
      return false;
    }
    tries = 0;
    if (outcome.kind === 'posted') parts.posted(outcome.message);
    if (outcome.kind === 'failed' && stands) parts.change(messageId, { state: 'failed', failure: outcome.failure });
    return true;
  }

  /** Once for all rooms: what keeps one from going keeps the others. */
  function tryLater(): void {
    if (rests) return;
    rests = true;
    parts.later(() => {
      rests = false;
      sendAll();
    }, ++tries);
  }

  function sendAll(): void {
    for (const roomId of new Set(parts.all().map((message) => message.roomId))) void send(roomId);
  }

  return { send, sendAll };
}

function isDue({ state }: UnsentMessage): boolean {
  return state === 'waiting' || state === 'takenBack';
}

/** Nothing of it is to be seen or sent any more. */
export function isTakenBack({ state }: Pick<UnsentMessage, 'state'>): boolean {
  return state === 'held' || state === 'takenBack';
}
