import { describe, expect, test } from 'vitest';
import { blocked, blockingUs, sato, suspended, suzuki, takahashi, tanaka } from '../test/cast.ts';
import { canBlockContact, canEditContact, canReach, contactName, isListenedTo } from './contact.ts';
import { allow, deny } from './verdict.ts';

const whoTalksWithLineUsers = [
  ['by a permitted member', sato, allow],
  ['not by a member without the permission', suzuki, deny('externalTalkRequired', {})],
  ['not by an admin without the permission', takahashi, deny('externalTalkRequired', {})],
  ['not by a suspended member', suspended(sato), deny('suspended', {})],
] as const;

describe('the name, phone numbers and mail addresses of a LINE user can be added and edited in the address book', () => {
  test.each(whoTalksWithLineUsers)('%s', (_, actor, verdict) => {
    expect(canEditContact(actor)).toEqual(verdict);
  });

  test.each([
    ["the company's own name wins over LINE's", { name: '田中様', lineName: 'みさき♪' }, '田中様'],
    ["without one, LINE's name is shown", { name: null, lineName: 'みさき♪' }, 'みさき♪'],
    ['a blank name is no name', { name: '　', lineName: ' Emma ' }, 'Emma'],
    ['a LINE user without any name is still somebody', { name: null, lineName: null }, '?'],
  ])('%s', (_, names, shown) => {
    expect(contactName(names)).toBe(shown);
  });
});

describe('nothing is sent to a LINE user who is blocked or has blocked us', () => {
  test.each([
    ['a friend is reached', tanaka, allow],
    ['one who blocked us is not', blockingUs(tanaka), deny('contactBlockedUs', { name: '田中 美咲' })],
    ['one whom the company blocked is not', blocked(tanaka), deny('contactBlockedByCompany', { name: '田中 美咲' })],
    [
      'our own block is told first',
      blocked(blockingUs(tanaka)),
      deny('contactBlockedByCompany', { name: '田中 美咲' }),
    ],
  ])('%s', (_, contact, verdict) => {
    expect(canReach(contact)).toEqual(verdict);
  });
});

describe('a LINE user is kept out of the company', () => {
  test.each(whoTalksWithLineUsers)('%s', (_, actor, verdict) => {
    expect(canBlockContact(actor)).toEqual(verdict);
  });

  test('nobody listens to who is blocked; who blocked us would be heard', () => {
    expect([tanaka, blockingUs(tanaka), blocked(tanaka)].map((each) => isListenedTo(each))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('what came before the block is heard, however late it is worked on', () => {
    const facts = { blockedAt: '2026-11-28T03:00:00.000Z' };
    expect(isListenedTo(facts, '2026-11-28T02:59:59.999Z')).toBe(true);
    expect(isListenedTo(facts, '2026-11-28T03:00:00.000Z')).toBe(false);
  });
});
