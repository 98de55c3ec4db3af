import type { MemberKey } from '@engawa/domain';
import type { ByMember } from '../src/store/who.ts';

/** A script speaks for a member, who has no session in it. */
export function byMember(memberId: MemberKey): ByMember {
  return { kind: 'member', memberId, sessionId: null, from: null };
}
