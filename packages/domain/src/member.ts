import type { MemberKey } from './ids.ts';
import { nameRefusal } from './sender-name.ts';
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

/**
 * A page speaks for the member it shows: in another tab of the same browser somebody else may have signed in meanwhile, and
 * nothing written on one member's screen goes out in the name of another.
 * @param believed whom the page shows; null: whoever asks names nobody (programs need not)
 */
export function canSpeakFor(signedIn: MemberKey, believed: MemberKey | null): Verdict {
  return believed === null || believed === signedIn ? allow : deny('anotherMember', {});
}

/** Whatever has to do with LINE users asks this first. */
export function canUseExternalTalk(actor: Actor): Verdict {
  return firstDenial(canAct(actor), actor.externalTalk ? allow : deny('externalTalkRequired', {}));
}

export function canAdminister(actor: Actor): Verdict {
  return firstDenial(canAct(actor), actor.admin ? allow : deny('adminRequired', {}));
}

/** LINE users can add only a permitted member, and only through a channel that serves them. */
export function canBeAdded(member: Actor, channelsServing: number): Verdict {
  return firstDenial(canUseExternalTalk(member), channelsServing > 0 ? allow : deny('noChannelServesMember', {}));
}

/** A channel speaks for members who may talk to LINE users, and for nobody else. */
export function canBeServed(member: MemberFacts): Verdict {
  if (member.suspended) return deny('inviteeSuspended', { name: member.name });
  return member.externalTalk ? allow : deny('servedMemberLacksExternalTalk', { name: member.name });
}

/** Refused when LINE would refuse every bubble of this member because of the name it carries. */
export function canGrantExternalTalk(actor: Actor, member: { readonly name: string }): Verdict {
  return firstDenial(canAdminister(actor), canNameReachLine(member.name));
}

/** One's own name, or anybody's as an admin. Whoever talks with LINE users keeps a name that LINE takes. */
export function canChangeMemberName(
  actor: Actor,
  member: { readonly id: MemberKey; readonly externalTalk: boolean },
  name: string,
): Verdict {
  return firstDenial(
    canAct(actor),
    actor.id === member.id ? allow : canAdminister(actor),
    member.externalTalk ? canNameReachLine(name) : allow,
  );
}

function canNameReachLine(name: string): Verdict {
  const why = nameRefusal(name);
  return why ? deny('nameRefusedByLine', { name, why }) : allow;
}

/** Asked before a member loses the admin role or is suspended: somebody must be left who can open the admin panel. */
export function canStopBeingAdmin(member: { readonly admin: boolean }, otherActiveAdmins: number): Verdict {
  return member.admin && otherActiveAdmins === 0 ? deny('lastAdmin', {}) : allow;
}

export function canChangeCompanyName(actor: Actor): Verdict {
  return firstDenial(canAct(actor), actor.admin ? allow : deny('companyNameIsForAdmins', {}));
}

/** Login id and Talk ID: what a LINE user can type on a phone keyboard. */
export const memberIdForm = /^[a-z0-9](?:[a-z0-9._-]{1,30})[a-z0-9]$/;

/** A Talk ID as typed (full-width letters, capitals and spaces around it included) in the form it is stored in. */
export function normalizeMemberId(typed: string): string {
  return typed.normalize('NFKC').trim().replace(/^@/, '').toLowerCase();
}
