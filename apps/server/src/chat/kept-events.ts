import { assertAllowed, canAdminister, canBringBack, type KeptKind } from '@engawa/domain';
import { bringBackInbox } from '../store/inbox.ts';
import { keptEvent } from '../store/kept-inbox.ts';
import { actorOf } from '../store/members.ts';
import { servingChannels } from '../store/served.ts';
import type { Reader, Store, WriteTx } from '../store/store.ts';
import type { Person } from '../store/who.ts';

/** One event, or all of a kind that may be brought back now. */
export type ToBringBack = { readonly id: string } | { readonly kind: KeptKind };

/**
 * Has what is kept of LINE's events worked on once more.
 * @returns how many; none when somebody else was quicker.
 * @throws DeniedError
 */
export function bringBack(store: Store, who: Person, which: ToBringBack): Promise<{ readonly count: number }> {
  return store.write(who, async (tx) => {
    assertAllowed(canAdminister(await actorOf(tx)));
    const { type, count } = 'id' in which ? await bringBackOne(tx, which.id) : await bringBackAll(tx, which.kind);
    if (count > 0)
      await tx.record({
        done: 'inbox.broughtBack',
        about: { kind: 'inbox', id: 'id' in which ? which.id : null, name: type },
        detail: String(count),
      });
    return { count };
  });
}

async function bringBackOne(tx: WriteTx, id: string): Promise<{ type: string; count: number }> {
  const event = await keptEvent(tx.db, id);
  if (!event) return { type: '', count: 0 };
  const serving = await servingChannels(tx.db);
  assertAllowed(canBringBack({ reason: event.reason, served: serving.has(event.channelId) }));
  return { type: event.type, count: await bringBackInbox(tx, { id }) };
}

async function bringBackAll(tx: WriteTx, kind: KeptKind): Promise<{ type: string; count: number }> {
  const channelIds = await channelsReadyFor(tx.db, kind);
  return { type: kind.type, count: await bringBackInbox(tx, { kind, channelIds }) };
}

async function channelsReadyFor(db: Reader, { reason }: KeptKind): Promise<readonly string[] | 'all'> {
  if (canBringBack({ reason, served: false }).allowed) return 'all';
  const serving = [...(await servingChannels(db))];
  assertAllowed(canBringBack({ reason, served: serving.length > 0 }));
  return serving;
}
