/**
 * The life of one message on its way to one LINE chat. `accepted` means LINE answered 200 (or 409 to our retry key);
 * LINE never says "delivered". `uncertain`: a reply timed out and we cannot know.
 */
export type DeliveryStatus = 'waiting' | 'sending' | 'accepted' | 'failed' | 'uncertain';

/** A reply costs nothing; a push costs one message of the month for each person addressed. */
export type DeliveryRoute = 'reply' | 'push';

/** Why LINE did not take it; each has a sentence in the reader's language. */
export type DeliveryReason =
  | 'monthlyLimit'
  | 'tooManyRequests'
  | 'unknownDestination'
  | 'badCredentials'
  | 'refusedByLine'
  | 'lineUnreachable'
  | 'contactBlockedUs';
