/** A tab that somebody looks away from for a moment keeps its stream. */
const restMs = 3000;
const lockName = 'engawa-hidden-stream';

/**
 * Of the hidden tabs of a browser one keeps its stream, for what is told by sound and badge; the others give theirs up: over
 * HTTP/1.1 a browser opens six connections to a server and no more, and a seventh tab could not even send. When the tab that
 * keeps it closes or is looked at, the next takes its place. Without locks (no secure connection) every hidden tab gives up.
 * @param keeps whether the tab has to keep a stream while it is hidden; called when that becomes known and when it changes
 * @returns how to end it: the tab is looked at again, or nobody follows the feed any more
 */
export function whileHidden(keeps: (keep: boolean) => void): () => void {
  const end = new AbortController();
  const timer = setTimeout(() => {
    if (!navigator.locks) return keeps(false);
    const held = new Promise<void>((release) => end.signal.addEventListener('abort', () => release()));
    const keepUntilSeen = () => {
      if (!end.signal.aborted) keeps(true);
      return held;
    };
    void navigator.locks
      .request(lockName, { ifAvailable: true }, (lock) => {
        if (lock) return keepUntilSeen();
        if (end.signal.aborted) return;
        keeps(false);
        // Not within this callback: what it returns is waited for.
        void navigator.locks.request(lockName, { signal: end.signal }, keepUntilSeen).catch(() => {});
      })
      .catch(() => keeps(false));
  }, restMs);
  return () => {
    clearTimeout(timer);
    end.abort();
  };
}
