import { isMedia, type MessageContent } from './content.ts';
import { allow, deny, type Verdict } from './verdict.ts';

/**
 * The life of one message on its way to one LINE chat. `accepted` means LINE answered 200 (or 409 to our retry key),
 * or, with `saidByMember`, that a member knows it; LINE never says "delivered". `uncertain`: nobody can know whether LINE took it. `discarded`: a member put it away.
 */
export type DeliveryStatus = 'waiting' | 'sending' | 'accepted' | 'failed' | 'uncertain' | 'discarded';

/** A reply costs nothing; a push costs one message of the month for each person addressed. */
export type DeliveryRoute = 'reply' | 'push';

/**
 * Messages of the month that one call costs, however many bubbles it carries: a push costs one for each person in the place,
 * a reply nothing (LINE docs, Messaging API pricing).
 * @param heads people in the place: 1, or all members of a group.
 */
export function priceOf(route: DeliveryRoute, heads: number): number {
  return route === 'push' ? heads : 0;
}

/** Why LINE did not take it, or why it waits; each has a sentence in the reader's language. */
export type DeliveryReason =
  /** Waiting: the month's messages are spent; goes out free with the next reply token, or next month. */
  | 'monthlyLimit'
  /** Waiting: the member's own share of the month is spent. */
  | 'memberCap'
  /** Waiting: a campaign at LINE holds back what is left of the month. */
  | 'quotaReserved'
  /** Waiting: LINE wants fewer requests. */
  | 'tooManyRequests'
  /** Waiting: LINE wants fewer messages to this one person. */
  | 'tooManyToContact'
  | 'unknownDestination'
  | 'badCredentials'
  | 'refusedByLine'
  | 'lineUnreachable'
  /** Uncertain: nothing but an earlier attempt of ours is known to have used up the way by which it was to go. */
  | 'presumed'
  /** Accepted: a member has said that it arrived; LINE's word on it was never heard. */
  | 'saidByMember'
  | 'contactBlockedUs'
  | 'contactBlockedByCompany'
  /** Its author may no longer talk with LINE users. */
  | 'externalTalkWithdrawn'
  /** The greeting is sent for nothing or not at all. */
  | 'noFreeToken'
  /** Its file is not there any more, or LINE has no way to fetch it. */
  | 'mediaMissing';

/** Held back because nothing may be spent: a reply token lets it go at once. */
export const reasonsToWaitForToken: readonly DeliveryReason[] = ['monthlyLimit', 'memberCap', 'quotaReserved'];

/** How words stand that did not simply go out: refused, nobody knows, or waiting for a reason until a time. */
export type NotSent = 'failed' | 'uncertain' | 'held';

/**
 * Whether words need to stay in sight until they are settled, whatever is said after them; null: they do not. The undo window
 * is no reason, a greeting that would not have been free was not meant to be sent, and what has probably arrived alarms nobody.
 */
export function notSent({
  status,
  reason,
}: {
  readonly status: DeliveryStatus;
  readonly reason: DeliveryReason | null;
}): NotSent | null {
  if (status === 'failed') return reason === 'noFreeToken' ? null : 'failed';
  if (status === 'uncertain') return reason === 'presumed' ? null : 'uncertain';
  return status === 'waiting' && reason !== null ? 'held' : null;
}

/** What a member can decide about a message that did not simply arrive. */
export type DeliveryChoice =
  /** Send it once more. After `uncertain` it may arrive twice. */
  | 'again'
  /** Send a card that leads to the file instead of the file. */
  | 'link'
  | 'discard'
  /** Of an uncertain one: the LINE user has it. */
  | 'arrived';

/** Which choices a message's delivery leaves. */
export function canDecide(
  delivery: { readonly status: DeliveryStatus; readonly reason: DeliveryReason | null },
  content: MessageContent,
  choice: DeliveryChoice,
): Verdict {
  return choicesFor(delivery, content).includes(choice) ? allow : deny('choiceNotOffered', {});
}

export function choicesFor(
  { status, reason }: { readonly status: DeliveryStatus; readonly reason: DeliveryReason | null },
  content: MessageContent,
): readonly DeliveryChoice[] {
  const link: DeliveryChoice[] = isMedia(content) && !content.asLink ? ['link'] : [];
  if (status === 'failed') return ['again', ...link, 'discard'];
  if (status === 'uncertain') return ['arrived', 'again', 'discard'];
  return isHeldBack({ status, reason }) ? ['again', 'discard'] : [];
}

/**
 * Words that wait because nothing may be spent. They all wait for the same, so what one press of Send sent is decided on
 * together while it is held so; what LINE refused or may have is decided on one by one.
 */
export function isHeldBack({
  status,
  reason,
}: {
  readonly status: DeliveryStatus;
  readonly reason: DeliveryReason | null;
}): boolean {
  return status === 'waiting' && reason !== null && reasonsToWaitForToken.includes(reason);
}

/** One delivery of a message that is sent in several parts stands for all: the worst is what a member must know. */
export function worstStatus(statuses: readonly DeliveryStatus[]): DeliveryStatus {
  return badness.find((status) => statuses.includes(status)) ?? 'accepted';
}

const badness: readonly DeliveryStatus[] = ['failed', 'uncertain', 'sending', 'waiting', 'discarded', 'accepted'];

/** Seconds that a member can choose to have for taking words back before they leave for LINE. */
export const undoChoices = [0, 5, 10, 30] as const;
export type UndoSeconds = (typeof undoChoices)[number];
export const usualUndoSeconds: UndoSeconds = 5;
