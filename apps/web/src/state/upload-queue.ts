import type { MediaId } from '@engawa/domain';

export type UploadQueueParts<Outcome> = {
  /** How many files are on their way at once. */
  readonly atOnce: number;
  readonly upload: (mediaId: MediaId, signal: AbortSignal) => Promise<Outcome>;
  /** What one that was put away before or during its upload comes to. */
  readonly cancelled: Outcome;
};

/** Uploads files in the order they were asked for, a few at a time; asking again for one on its way joins it. */
export function createUploadQueue<Outcome>(parts: UploadQueueParts<Outcome>) {
  const asked = new Map<MediaId, { readonly abort: AbortController; readonly outcome: Promise<Outcome> }>();
  const waiting: (() => void)[] = [];
  let running = 0;

  function upload(mediaId: MediaId): Promise<Outcome> {
    const known = asked.get(mediaId);
    if (known) return known.outcome;
    const abort = new AbortController();
    const outcome = inTurn(mediaId, abort.signal).finally(() => {
      if (asked.get(mediaId)?.abort === abort) asked.delete(mediaId);
    });
    asked.set(mediaId, { abort, outcome });
    return outcome;
  }

  async function inTurn(mediaId: MediaId, signal: AbortSignal): Promise<Outcome> {
    if (running >= parts.atOnce) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return signal.aborted ? parts.cancelled : await parts.upload(mediaId, signal);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  }

  function cancel(mediaId: MediaId): void {
    asked.get(mediaId)?.abort.abort();
    asked.delete(mediaId);
  }

  function cancelAll(): void {
    for (const mediaId of [...asked.keys()]) cancel(mediaId);
  }

  return { upload, cancel, cancelAll };
}
