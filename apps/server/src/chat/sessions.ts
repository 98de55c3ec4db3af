import type { MemberKey } from '@engawa/domain';
import { deleteSessions } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';

/** Ends sessions of one's own: one, or all but the one in use. @returns the ids of those that ended. */
export function endSessions(
  store: Store,
  by: MemberKey,
  which: { readonly only: string } | { readonly except: string },
): Promise<string[]> {
  return store.write((tx) => deleteSessions(tx, by, which));
}
