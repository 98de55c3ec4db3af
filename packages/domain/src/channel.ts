import { type Actor, canAdminister, type MemberFacts } from './member.ts';
import { allow, deny, firstDenial, type Verdict } from './verdict.ts';

/** Whom a LINE Official Account may serve: whoever it serves can be added by LINE users. */
export function canServeMember(actor: Actor, member: MemberFacts): Verdict {
  return firstDenial(
    canAdminister(actor),
    member.suspended ? deny('inviteeSuspended', { name: member.name }) : allow,
    member.externalTalk ? allow : deny('servedMemberLacksExternalTalk', { name: member.name }),
  );
}
