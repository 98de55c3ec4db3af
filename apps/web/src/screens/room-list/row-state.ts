import { type Instant, isReachable, type NotSent, notSent, type RoomListItem } from '@engawa/domain';
import type { UnsentMessage } from '../../state/unsent-queue.ts';

/** What matters more about a room than its last words, the most pressing alone. */
export type RowState =
  /** Words that LINE or the server refused; `reason` of the newest. */
  | { readonly kind: 'failed'; readonly count: number; readonly reason: FailedReason }
  | { readonly kind: 'uncertain'; readonly count: number }
  /** Words that wait; the first of them leaves at the earliest at `leavesAt`. */
  | { readonly kind: 'held'; readonly count: number; readonly leavesAt: Instant | null }
  /** Words that are still only on this device. */
  | { readonly kind: 'unsent'; readonly count: number }
  | { readonly kind: 'draft'; readonly words: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'newFriend' };

type FailedReason = RoomListItem['notSent'][number]['delivery']['reason'];

/** What is on this device alone, beside what the server knows of the room. */
export type OnDevice = {
  readonly unsent: readonly Pick<UnsentMessage, 'state'>[];
  readonly draft: string;
  /** Words that are just being sent are no news while they can be. */
  readonly live: boolean;
};

/** Null: its last words say all there is to say. */
export function rowState(item: RoomListItem, { unsent, draft, live }: OnDevice): RowState | null {
  const here = unsent.filter(({ state }) => state === 'failed').length;
  const failed = of(item, 'failed');
  if (failed.length + here > 0)
    return { kind: 'failed', count: failed.length + here, reason: failed.at(-1)?.reason ?? null };
  const uncertain = of(item, 'uncertain');
  if (uncertain.length > 0) return { kind: 'uncertain', count: uncertain.length };
  const held = of(item, 'held');
  if (held.length > 0) return { kind: 'held', count: held.length, leavesAt: earliest(held) };
  const waiting = unsent.filter(({ state }) => state === 'waiting' || (!live && state === 'sending')).length;
  if (waiting > 0) return { kind: 'unsent', count: waiting };
  if (draft) return { kind: 'draft', words: draft };
  if (!isReachable(item.room)) return { kind: 'unreachable' };
  return isNewFriend(item) ? { kind: 'newFriend' } : null;
}

/** Whether something that was written into the room has not gone out and is not settled. */
export function hasNotSent(item: RoomListItem, unsent: OnDevice['unsent']): boolean {
  return item.notSent.length > 0 || unsent.length > 0;
}

function of(item: RoomListItem, state: NotSent) {
  return item.notSent.map((one) => one.delivery).filter((delivery) => notSent(delivery) === state);
}

function earliest(held: ReturnType<typeof of>): Instant | null {
  return held.flatMap(({ leavesAt }) => leavesAt ?? []).sort()[0] ?? null;
}

/** Nobody has said anything yet, at most the account by itself. */
function isNewFriend({ unread, last }: RoomListItem): boolean {
  if (unread === 0 || !last) return false;
  const { content } = last;
  return content.kind === 'greeting' || (content.kind === 'system' && content.line.code === 'contactAdded');
}
