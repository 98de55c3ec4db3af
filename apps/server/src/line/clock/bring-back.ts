import { lineLimits } from '@engawa/domain';
import { monthsAreCounted } from '../../store/channel-changes.ts';
import { profilesAreDue } from '../../store/contact-changes.ts';
import { inMs, latestByTries } from '../../store/far-off.ts';
import { heartbeatsAreNow } from '../../store/gaps.ts';
import { inboxIsDue } from '../../store/inbox.ts';
import { readMarksAreDue } from '../../store/line-chats.ts';
import { mediaIsDue } from '../../store/media.ts';
import { replyTokensEnd } from '../../store/reply-tokens.ts';
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
  await inboxIsDue(tx, { latest: latestByTries(tx, events), ...waiting });
  // A claim is a due time too.
  const fetchMs = (tried: number) => Math.max(claimMs, longestFaultPauseMs, after(longestFetchPauseMs)(tried));
  const files = { tries: 'attempts', most: fetchTriesCounted, pauseMs: fetchMs };
  const fetching = { equal: { status: 'fetching' } };
  await mediaIsDue(tx, { latest: latestByTries(tx, files), ...fetching });
  const profiles = { tries: 'profile_attempts', most: profileTries, pauseMs: after(profilePauseMs) };
  await profilesAreDue(tx, { latest: latestByTries(tx, profiles) });
  const marks = { tries: 'read_attempts', most: readMarkTries, pauseMs: after(readMarkPauseMs) };
  await readMarksAreDue(tx, { latest: latestByTries(tx, marks) });
  // Not believed any more: nobody knows when it came.
  const unspent = { equal: { used_at: null } };
  const token = inMs(tx, lineLimits.replyTokenMs);
  await replyTokensEnd(tx, { latest: token, ...unspent });
  // What was last done in the future would not be done until then.
  await monthsAreCounted(tx, { latest: tx.now });
  await heartbeatsAreNow(tx, { latest: tx.now });
}

/** What was not tried yet is due at once, or after the moment that an event rests. */
const restMs = 1000;
/** From here on the pauses are the longest. */
const fetchTriesCounted = 13;
