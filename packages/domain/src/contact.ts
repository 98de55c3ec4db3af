import type { Instant } from './ids.ts';
import { type Actor, canUseExternalTalk } from './member.ts';
import { isBlank } from './strange-text.ts';
import { allow, deny, type Verdict } from './verdict.ts';

/** What the rules need to know of a LINE user. */
export type ContactFacts = {
  readonly name: string;
  /** The LINE user blocked the account, or has not come back since. */
  readonly blockedUsAt: Instant | null;
  /** The company blocked the LINE user. */
  readonly blockedAt: Instant | null;
};

export function canEditContact(actor: Actor): Verdict {
  return canUseExternalTalk(actor);
}

/** A colleague who may talk with LINE users keeps one from all of them; whoever may, lets them in again. */
export function canBlockContact(actor: Actor): Verdict {
  return canUseExternalTalk(actor);
}

/**
 * Nothing of what somebody says or does at LINE comes in while the company blocks them.
 * @param cameAt when it reached us, if that may have been before the block
 */
export function isListenedTo({ blockedAt }: Pick<ContactFacts, 'blockedAt'>, cameAt?: Instant): boolean {
  return blockedAt === null || (cameAt !== undefined && cameAt < blockedAt);
}

/** LINE answers 200 for somebody who blocked the account and delivers nothing, so the words are stopped before they are spent. */
export function canReach(contact: ContactFacts): Verdict {
  if (contact.blockedAt) return deny('contactBlockedByCompany', { name: contact.name });
  return contact.blockedUsAt ? deny('contactBlockedUs', { name: contact.name }) : allow;
}

type NamesOfContact = { readonly name: string | null; readonly lineName: string | null };

/** The company's own name for a LINE user wins over the name LINE gives; null when neither can be seen. */
export function knownName({ name, lineName }: NamesOfContact): string | null {
  return [name, lineName].find((one) => one && !isBlank(one))?.trim() ?? null;
}

/** Stands where LINE has not told a name yet, or only one that nobody could see. */
export const unknownName = '?';

/** What a LINE user is called on every screen. */
export function contactName(contact: NamesOfContact): string {
  return knownName(contact) ?? unknownName;
}
