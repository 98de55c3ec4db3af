import type { Instant } from './ids.ts';
import { allow, deny, type Verdict } from './verdict.ts';

/** Why an event from LINE is kept instead of shown. */
export type KeptReason = 'unknownType' | 'unreadable' | 'unserved' | 'failed' | 'groupEvent';

/** Then they are gone. */
export const keptForDays = 90;

/** Kept events that are alike: why they are kept, and LINE's type of them. */
export type KeptKind = { readonly reason: KeptReason; readonly type: string };

export type KeptKindView = KeptKind & {
  readonly count: number;
  /** Of these, how many may be brought back now. */
  readonly ready: number;
  readonly latestAt: Instant;
};

/** A webhook event that was kept but not understood, or not routed. */
export type KeptEventView = KeptKind & {
  readonly id: string;
  readonly channelName: string;
  /** The account serves somebody by now. */
  readonly served: boolean;
  readonly receivedAt: Instant;
  readonly body: string;
};

/** Where a page of kept events ends. */
export type KeptPlace = Pick<KeptEventView, 'receivedAt' | 'id'>;

export type KeptEventsView = { readonly events: readonly KeptEventView[]; readonly hasMore: boolean };

/** Whether working on an event once more can come to something else. Only of some reasons a circumstance may have gone. */
export function canBringBack(event: { readonly reason: KeptReason; readonly served: boolean }): Verdict {
  if (event.reason === 'failed') return allow;
  if (event.reason !== 'unserved') return deny('keptForGood', {});
  return event.served ? allow : deny('channelServesNobody', {});
}
