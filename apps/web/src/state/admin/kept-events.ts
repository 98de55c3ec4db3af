import type { KeptEventsView, KeptKind } from '@engawa/domain';
import { api } from '../../api/client.ts';
import { createRemote, type Remote } from '../remote.ts';

/** What came from LINE and could not be shown or routed: each kind with its number. */
export const keptKinds = createRemote(() => api.admin.inbox.kinds.query());

/** The events of one kind, or of all (null), as far as they were asked for. */
export type KeptEvents = Remote<KeptEventsView> & {
  /** Puts the next page under what is here. @throws the call's error; see `errorText`. */
  readonly more: () => Promise<void>;
};

/** For one screen. */
export function keptEventsOf(kind: KeptKind | null): KeptEvents {
  const ask = api.admin.inbox.kept;
  const remote = createRemote<KeptEventsView>(() => ask.query({ ...(kind && { kind }) }));
  let loading = 0;
  return {
    ...remote,
    load: async () => {
      loading++;
      await remote.load();
      loading--;
    },
    more: async () => {
      const before = remote.value();
      const last = before?.events.at(-1);
      if (!before || !last) return;
      const after = { receivedAt: last.receivedAt, id: last.id };
      const next = await ask.query({ ...(kind && { kind }), after });
      // Loaded anew meanwhile, or in this moment: that is newer than what this would be put under.
      if (remote.value() !== before || loading > 0) return;
      remote.replace({ events: [...before.events, ...next.events], hasMore: next.hasMore });
    },
  };
}

/** One, or all of a kind. @returns how many. @throws the call's error; see `errorText`. */
export async function bringBack(which: { readonly id: string } | { readonly kind: KeptKind }): Promise<number> {
  const { count } = await api.admin.inbox.bringBack.mutate(which);
  return count;
}
