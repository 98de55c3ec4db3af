/** LINE did not answer in time; whether it did what was asked is not known. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/**
 * For a token and a question together: long enough for LINE on a bad day, and short enough that a reply token is still good
 * for one more try.
 */
const answerWithinMs = 10_000;

/**
 * Waits for LINE no longer than it makes sense, or than is wanted: its client library offers no time-out of its own.
 * @throws NoAnswerError
 */
export async function answerInTime<T>(asked: Promise<T>, wantedMs = answerWithinMs): Promise<T> {
  const ms = Math.min(wantedMs, answerWithinMs);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswerError(`LINE did not answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
