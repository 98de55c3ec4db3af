import type { ContactFacts } from '../src/contact.ts';
import type { MemberFacts } from '../src/member.ts';

/** The people of every story and test. */
const employee = { admin: false, externalTalk: false, suspended: false };

export const sato: MemberFacts = { ...employee, id: 'm-sato', name: '佐藤 太郎', externalTalk: true };
export const suzuki: MemberFacts = { ...employee, id: 'm-suzuki', name: '鈴木 葵' };
export const takahashi: MemberFacts = { ...employee, id: 'm-takahashi', name: '高橋 誠', admin: true };

export const tanaka: ContactFacts = { name: '田中 美咲', blockedUsAt: null, blockedAt: null };
export const emma: ContactFacts = { name: 'Emma', blockedUsAt: null, blockedAt: null };

export const suspended = <T extends MemberFacts>(member: T): T => ({ ...member, suspended: true });
export const blockingUs = (contact: ContactFacts): ContactFacts => ({
  ...contact,
  blockedUsAt: '2026-07-01T00:00:00.000Z',
});
export const blocked = (contact: ContactFacts): ContactFacts => ({ ...contact, blockedAt: '2026-07-01T00:00:00.000Z' });
