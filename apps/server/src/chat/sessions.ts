import { deleteSessions } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import type { ByMember } from '../store/who.ts';

/** Ends one of one's own sessions; left out: the one in use. */
export async function endSession(store: Store, who: ByMember, sessionId = who.sessionId): Promise<void> {
  if (sessionId !== null) await store.write(who, (tx) => deleteSessions(tx, who.memberId, { only: sessionId }));
}

/** Ends all of one's sessions but the one in use. @returns the ids of those that ended. */
export function endOtherSessions(store: Store, who: ByMember): Promise<string[]> {
  return store.write(who, (tx) => deleteSessions(tx, who.memberId, others(who)));
}

/** For `deleteSessions`: all but the one in use. */
export function others({ sessionId }: ByMember): { readonly except: string } | undefined {
  return sessionId === null ? undefined : { except: sessionId };
}
