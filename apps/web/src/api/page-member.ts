import type { MemberKey } from '@engawa/domain';

/** Whom this page shows. Every call and stream says it, so that the server can refuse what another's session would answer. */
let shown: MemberKey | null = null;

/** @param memberId null: nobody, as at the door */
export function showMember(memberId: MemberKey | null): void {
  shown = memberId;
}

export function shownMember(): MemberKey | null {
  return shown;
}

export function memberHeaders(): Record<string, string> {
  return shown ? { 'engawa-member': shown } : {};
}
