/** LINE did not answer in time; whether it did what was asked is not known. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/**
 * For a token and a question together: long enough for LINE on a bad day, and short enough that a reply token is still good
 * for one more try.
 */
const answerWithinMs = 10_000;

/** Made once: where it was made tells nothing, and finding that out costs more than all else here. */
const nobodyWaits = new NoAnswerError('nobody waits for it any more');

/**
 * Waits for LINE no longer than it makes sense, or than is wanted. `over` is aborted as soon as nobody waits any more, and
 * with it whatever is still being asked.
 * @throws NoAnswerError
 */
export async function answerInTime<T>(ask: (over: AbortSignal) => Promise<T>, wantedMs = answerWithinMs): Promise<T> {
  const ms = Math.min(wantedMs, answerWithinMs);
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(new NoAnswerError(`LINE did not answer within ${ms} ms`)), ms);
  const late = new Promise<never>((_resolve, reject) => {
    end.signal.addEventListener('abort', () => reject(end.signal.reason), { once: true });
  });
  try {
    return await Promise.race([late, ask(end.signal)]);
  } finally {
    clearTimeout(timer);
    end.abort(nobodyWaits);
  }
}
