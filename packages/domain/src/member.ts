import type { NameRefusal } from './denials.ts';
import type { MemberKey } from './ids.ts';
import { cutToUnits, lineLimits } from './line-limits.ts';
import { allow, deny, firstDenial, type Verdict } from './verdict.ts';

/** What the rules need to know of the member who acts. */
export type Actor = {
  readonly id: MemberKey;
  readonly admin: boolean;
  readonly externalTalk: boolean;
  readonly suspended: boolean;
};

/** A member as somebody else's rule sees them. */
export type MemberFacts = Actor & { readonly name: string };

export function canAct(actor: Actor): Verdict {
  return actor.suspended ? deny('suspended', {}) : allow;
}

export function canAdminister(actor: Actor): Verdict {
  return firstDenial(canAct(actor), actor.admin ? allow : deny('adminRequired', {}));
}

/** LINE users can add only a permitted member, and only through a channel that serves them. */
export function canBeAdded(member: Actor, channelsServing: number): Verdict {
  if (!member.externalTalk) return deny('externalTalkRequired', {});
  return channelsServing > 0 ? allow : deny('noChannelServesMember', {});
}

/** Refused when LINE would refuse every bubble of this member because of the name it carries. */
export function canGrantExternalTalk(actor: Actor, member: { readonly name: string }): Verdict {
  const why = nameRefusal(member.name);
  return firstDenial(canAdminister(actor), why ? deny('nameRefusedByLine', { name: member.name, why }) : allow);
}

/** Somebody must be left who can open the admin panel. */
export function canStopBeingAdmin(member: { readonly admin: boolean }, otherActiveAdmins: number): Verdict {
  return member.admin && otherActiveAdmins === 0 ? deny('lastAdmin', {}) : allow;
}

export function canChangeCompanyName(actor: Actor): Verdict {
  return firstDenial(canAct(actor), actor.admin ? allow : deny('companyNameIsForAdmins', {}));
}

/**
 * Why LINE would refuse this as `sender.name`. LINE publishes no list of words; "LINE" and emoji are known to be refused
 * (Messaging API reference, Change icon and display name).
 */
export function nameRefusal(name: string): NameRefusal | null {
  if (name.trim() === '') return 'empty';
  if (containsLine(name)) return 'containsLine';
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(name) ? 'containsEmoji' : null;
}

/**
 * The name over every bubble on the LINE user's phone: member and company in at most 20 UTF-16 units. The member's name
 * is kept whole before the company is; a company name that LINE would refuse is left out.
 */
export function senderName(memberName: string, companyName: string): string {
  const name = cutToUnits(memberName.trim(), lineLimits.senderNameUnits);
  const company = nameRefusal(companyName) ? '' : companyName.trim();
  const room = lineLimits.senderNameUnits - name.length - separator.length;
  const shown = company.length <= room ? company : shortened(company, room);
  // Joining may spell "LINE" across the seam; then the member's name alone goes out.
  return shown && !containsLine(name + separator + shown) ? name + separator + shown : name;
}

const separator = '・';

function shortened(company: string, room: number): string {
  const cut = cutToUnits(company, room - 1);
  return cut.length >= 2 ? `${cut}…` : '';
}

function containsLine(name: string): boolean {
  return name.normalize('NFKC').toLowerCase().includes('line');
}

/** Login id and Talk ID: what a LINE user can type on a phone keyboard. */
export const memberIdForm = /^[a-z0-9](?:[a-z0-9._-]{1,30})[a-z0-9]$/;

/** A Talk ID as typed (full-width letters, capitals and spaces around it included) in the form it is stored in. */
export function normalizeMemberId(typed: string): string {
  return typed.normalize('NFKC').trim().replace(/^@/, '').toLowerCase();
}
