import type { ChannelId, Instant, MemberKey, RoomId } from './ids.ts';
import type { QuotaLevel } from './quota.ts';

/** What the month costs, as the server tells it to those who write and to admins. */

/** The messages of the month of one account, by LINE's count and by ours. */
export type QuotaView = {
  /** Null: LINE sets no limit. */
  readonly limit: number | null;
  /** LINE's figure, approximate and late (LINE reference, Get number of messages sent this month). */
  readonly usedByLine: number;
  /** What this installation spent in the month. */
  readonly usedByUs: number;
  /** What is gone of the month by both (see `quotaUsed`); what is left is counted from it. */
  readonly used: number;
  readonly level: QuotaLevel;
  readonly forecast: number | null;
  /** When LINE was asked last; null: never yet. */
  readonly readAt: Instant | null;
};

export type ChannelQuotaView = {
  readonly channel: { readonly id: ChannelId; readonly displayName: string };
  readonly quota: QuotaView | null;
  readonly waiting: number;
  readonly byMember: readonly {
    readonly id: MemberKey | null;
    readonly name: string;
    readonly spent: number;
    readonly free: number;
  }[];
  readonly byRoom: readonly {
    readonly id: RoomId;
    readonly name: string;
    readonly spent: number;
    readonly free: number;
  }[];
};

export type MemberCapView = {
  readonly id: MemberKey;
  readonly name: string;
  readonly cap: number | null;
  readonly spent: number;
};
