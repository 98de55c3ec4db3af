import type { Instant } from './ids.ts';
import type { ChannelView } from './views.ts';

/** What admins are told of the way between LINE and the server. */

export type GreetingView = { readonly on: boolean; readonly text: string; readonly card: boolean };

/** One request between LINE and us, as far as it may be shown: no tokens, no secrets, words cut out. */
export type TrafficView = {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly at: Instant;
  readonly ms: number;
  /** HTTP status; null: there was no answer. */
  readonly status: number | null;
  /** LINE's `x-line-request-id`. */
  readonly requestId: string | null;
  /** Types of the events, or the endpoint. */
  readonly what: string;
  readonly problem: TrafficProblem | null;
  /** JSON */
  readonly body: string;
};

export type TrafficProblem =
  | 'signatureMissing'
  /** Signed with another secret: the channel's was issued anew at LINE, or somebody else knocks. */
  | 'signatureWrong'
  /** Signed with the secret of another account of this installation. */
  | 'signedForOther'
  | 'destinationWrong'
  | 'unreadable'
  | 'badCredentials'
  | 'invalidReplyToken'
  | 'refused'
  | 'unknownDestination'
  | 'monthlyLimit'
  | 'quotaReserved'
  | 'tooManyRequests'
  | 'tooManyToContact'
  | 'lineFault'
  | 'noAnswer'
  | 'unreachable';

/** Facts, each with the moment it was seen; null: not seen yet. */
export type DoctorView = {
  readonly channel: ChannelView;
  readonly facts: {
    readonly webhookActive: boolean | null;
    readonly chatMode: 'chat' | 'bot';
    readonly firstEventAt: Instant | null;
    readonly lastEventAt: Instant | null;
    readonly redeliverySeenAt: Instant | null;
    /** LINE answered somebody by itself, as far as that can be told. */
    readonly autoReplySuspectedAt: Instant | null;
    readonly signatureFailures: {
      readonly count: number;
      readonly cause: TrafficProblem | null;
      readonly lastAt: Instant | null;
    };
    /** The server stops asking LINE for so long, because nothing but faults came back. */
    readonly pausedUntil: Instant | null;
    /** By how many ms the server's clock is ahead of LINE's, negative: behind; null: by less than 5 s, or it is not known. */
    readonly clockAheadMs: number | null;
  };
  readonly gaps: readonly { readonly from: Instant; readonly to: Instant }[];
  readonly webhooks: readonly TrafficView[];
  readonly sends: readonly TrafficView[];
};
