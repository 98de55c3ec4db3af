import type { DeliveryReason, DeliveryRoute, Instant, MessageContent } from '@engawa/domain';
import type { Ornament } from '../store/ornaments.ts';

/** What is to be said, and who says it. */
export type Words = {
  readonly messageId: string;
  /** Of a long text, the part that this bubble carries. */
  readonly content: MessageContent;
  readonly memberName: string;
  readonly photoKey: string | null;
  readonly companyName: string;
  /** What was refused before: the words go without it. */
  readonly without: readonly Ornament[];
  /** By which LINE knows what is answered. */
  readonly quoteToken: string | null;
  /** What is answered, in words; null: what is answered has none, or nothing is. */
  readonly quotedWords: string | null;
  readonly file: FileToSend | null;
  /** A talk of two, not a group. */
  readonly direct: boolean;
};

/** A file as the outside can fetch it; addresses are paths on this server. */
export type FileToSend = {
  readonly original: string | null;
  readonly preview: string | null;
  readonly durationMs: number | null;
  /** The page that offers it. */
  readonly page: { readonly url: string; readonly expiresAt: Instant } | null;
};

/** A bubble ready to leave, or why there can be none. */
export type Composed = { readonly bubble: string } | { readonly reason: DeliveryReason };

/** One request to the outside: up to five bubbles for one chat. */
export type Call = {
  /** The retry key of a push. */
  readonly id: string;
  readonly channelId: string;
  /** LINE's id of the other side. */
  readonly to: string;
  readonly route: DeliveryRoute;
  readonly replyToken: string | null;
  /** The phone is not to ring. */
  readonly silent: boolean;
  /** As `compose` made them. */
  readonly bubbles: readonly string[];
};

export type Sent = { readonly id: string; readonly quoteToken: string | null };

/**
 * What came of one request. Only `accepted` says that it was done; only `noAnswer` and `fault` leave it open. The others say
 * that this request was not taken, and nothing of those before it.
 */
export type Outcome =
  | { readonly kind: 'accepted'; readonly sent: readonly Sent[]; readonly requestId: string | null }
  | { readonly kind: 'invalidReplyToken' }
  | { readonly kind: 'monthlyLimit' }
  /** Messages are left, but somebody else's campaign holds them. */
  | { readonly kind: 'quotaReserved' }
  | { readonly kind: 'tooManyRequests' }
  | { readonly kind: 'tooManyToContact' }
  | { readonly kind: 'unknownDestination' }
  | { readonly kind: 'badCredentials' }
  /**
   * What was said was looked at and not taken. `guilty`: which of the bubbles, if that is known; `suspects`: of each bubble,
   * without what its words may pass.
   */
  | {
      readonly kind: 'refused';
      readonly message: string;
      readonly guilty: readonly number[] | null;
      readonly suspects?: readonly (Ornament | null)[];
    }
  /** The door stayed shut before anything was looked at. */
  | { readonly kind: 'forbidden'; readonly message: string }
  /** The other side broke while answering; it may have done what was asked. */
  | { readonly kind: 'fault' }
  | { readonly kind: 'noAnswer' }
  /** Nothing left this machine, since there was no way. */
  | { readonly kind: 'unreachable' }
  /** Nothing left it, since the machine itself was at fault. */
  | { readonly kind: 'notAsked' };

/** What the outbox needs of the one who carries words outside; it knows nothing else of LINE. */
export interface Sender {
  /** Pure: the same words give the same bubble. Never throws. */
  compose(words: Words): Composed;
  /** Never throws. @param withinMs after so long the call may be somebody else's: nothing more is asked then. */
  send(call: Call, withinMs: number): Promise<Outcome>;
}
