import type { ContactView, DenialCode, MemberView, Verdict } from '@engawa/domain';
import { denialText } from '../../i18n/index.ts';
import { unspaced } from '../folded.ts';
import type { Candidate } from './pick-list.tsx';

export function memberCandidate(member: MemberView, verdict: Verdict): Candidate {
  const { id, name, memberId: note, photoUrl } = member;
  return { id, name, note, photoUrl, line: false, ...refusal(verdict) };
}

export function contactCandidate(contact: ContactView, verdict: Verdict): Candidate {
  const { id, displayName: name, company, photoUrl } = contact;
  return { id, name, note: company ?? '', photoUrl, line: true, ...refusal(verdict) };
}

/** Those whose name or note holds the words searched for. */
export function matching(people: readonly Candidate[], query: string): Candidate[] {
  const wanted = unspaced(query);
  return people.filter((person) => unspaced(`${person.name} ${person.note}`).includes(wanted));
}

function refusal(verdict: Verdict): { refusedFor: DenialCode; disabledReason: string } | undefined {
  return verdict.allowed ? undefined : { refusedFor: verdict.denial.code, disabledReason: denialText(verdict.denial) };
}
