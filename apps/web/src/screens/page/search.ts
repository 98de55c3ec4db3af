import type { ContactView, MemberView } from '@engawa/domain';
import { folded } from '../folded.ts';

/** Whether every word somebody typed stands somewhere in the entry; kana of both kinds, widths and capitals count as equal. */
export function fitsQuery(query: string, fields: readonly (string | null)[]): boolean {
  const haystack = fields.map((field) => folded(field ?? '')).join('\n');
  const digits = digitsOf(fields);
  return folded(query)
    .trim()
    .split(/\s+/)
    .every((word) => haystack.includes(word) || (isPhone(word) && digits.includes(word.replace(/\D/g, ''))));
}

export function contactFields(contact: ContactView): readonly (string | null)[] {
  return [
    contact.displayName,
    contact.lineName,
    contact.reading,
    contact.company,
    contact.title,
    ...contact.phones,
    ...contact.emails,
  ];
}

export function memberFields(member: MemberView): readonly string[] {
  return [member.name, member.memberId];
}

/** A phone number is found with or without its hyphens. */
function isPhone(word: string): boolean {
  return /^[\d+()-]{3,}$/.test(word) && /\d/.test(word);
}

function digitsOf(fields: readonly (string | null)[]): string {
  return fields.map((field) => (field ?? '').normalize('NFKC').replace(/\D/g, '')).join('\n');
}
