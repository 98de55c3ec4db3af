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

/** LINE answers 200 for somebody who blocked the account and delivers nothing, so the words are stopped before they are spent. */
export function canReach(contact: ContactFacts): Verdict {
  if (contact.blockedAt) return deny('contactBlockedByCompany', { name: contact.name });
  return contact.blockedUsAt ? deny('contactBlockedUs', { name: contact.name }) : allow;
}

/** The company's own name for a LINE user wins over the name LINE gives; "?" when neither can be seen. */
export function contactName(contact: { readonly name: string | null; readonly lineName: string | null }): string {
  return [contact.name, contact.lineName].find((name) => name && !isBlank(name))?.trim() ?? '?';
}
