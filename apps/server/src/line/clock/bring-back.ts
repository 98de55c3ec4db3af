import { lineLimits } from '@engawa/domain';
import { bringBack, inMs, latestByTries } from '../../store/far-off.ts';
import type { WriteTx } from '../../store/store.ts';
import { claimMs } from '../content/content.ts';
import { longestFaultPauseMs, longestFetchPauseMs } from '../content/content-retry.ts';
import { eventPauseMs, eventTries } from '../hearing/ingest.ts';
import { profilePauseMs, profileTries } from '../hearing/profiles.ts';
import { readMarkPauseMs, readMarkTries } from '../saying/read-marks.ts';

/** What waits to be worked on or asked of LINE, see `store/far-off.ts`. Counts of tries are those after the last one. */
export async function bringBackQueues(tx: WriteTx): Promise<void> {
  const after = (pauseMs: (tried: number) => number) => (tried: number) => (tried > 0 ? pauseMs(tried - 1) : restMs);
  const events = { tries: 'attempts', most: eventTries, pauseMs: after(eventPauseMs) };
  const waiting = { equal: { status: 'waiting' } };
  await bringBack(tx, { table: 'inbox', column: 'due_at', latest: latestByTries(tx, events), ...waiting });
  // A claim is a due time too.
  const fetchMs = (tried: number) => Math.max(claimMs, longestFaultPauseMs, after(longestFetchPauseMs)(tried));
  const files = { tries: 'attempts', most: fetchTriesCounted, pauseMs: fetchMs };
  const fetching = { equal: { status: 'fetching' } };
  await bringBack(tx, { table: 'media', column: 'due_at', latest: latestByTries(tx, files), ...fetching });
  const profiles = { tries: 'profile_attempts', most: profileTries, pauseMs: after(profilePauseMs) };
  await bringBack(tx, { table: 'contact', column: 'profile_due_at', latest: latestByTries(tx, profiles) });
  const marks = { tries: 'read_attempts', most: readMarkTries, pauseMs: after(readMarkPauseMs) };
  await bringBack(tx, { table: 'line_chat', column: 'read_due_at', latest: latestByTries(tx, marks) });
  // Not believed any more: nobody knows when it came.
  const unspent = { equal: { used_at: null } };
  const token = inMs(tx, lineLimits.replyTokenMs);
  await bringBack(tx, { table: 'reply_token', column: 'expires_at', latest: token, ...unspent });
  // What was last done in the future would not be done until then.
  await bringBack(tx, { table: 'channel', column: 'quota_read_at', latest: tx.now });
  await bringBack(tx, { table: 'heartbeat', column: 'at', latest: tx.now });
}

/** What was not tried yet is due at once, or after the moment that an event rests. */
const restMs = 1000;
/** From here on the pauses are the longest. */
const fetchTriesCounted = 13;
