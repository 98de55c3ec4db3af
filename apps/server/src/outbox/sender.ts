import type { DeliveryRoute, MessageContent } from '@engawa/domain';

/** What is to be said, and who says it. */
export type Words = {
  readonly content: MessageContent;
  readonly memberName: string;
  readonly photoKey: string | null;
  readonly companyName: string;
};

/** One request to the outside: up to five bubbles for one chat. */
export type Call = {
  /** Id of its first delivery; the retry key of a push. */
  readonly id: string;
  readonly channelId: string;
  /** LINE's id of the other side. */
  readonly to: string;
  readonly route: DeliveryRoute;
  readonly replyToken: string | null;
  /** As `compose` made them. */
  readonly bubbles: readonly string[];
};

/** What came of a call. Only `accepted` says that it was done; only `noAnswer` and `fault` leave it open. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly messageIds: readonly string[]; readonly requestId: string | null }
  | { readonly kind: 'invalidReplyToken' }
  | { readonly kind: 'monthlyLimit' }
  | { readonly kind: 'tooManyRequests' }
  | { readonly kind: 'unknownDestination' }
  | { readonly kind: 'badCredentials' }
  | { readonly kind: 'refused'; readonly message: string }
  /** The other side broke while answering; it may have done what was asked. */
  | { readonly kind: 'fault' }
  | { readonly kind: 'noAnswer' }
  /** Nothing left this machine. */
  | { readonly kind: 'unreachable' };

/** What the outbox needs of the one who carries words outside; it knows nothing else of LINE. */
export interface Sender {
  /** Pure: the same words give the same bubble. */
  compose(words: Words): string;
  /** Never throws. */
  send(call: Call): Promise<Outcome>;
}
