import { describe, expect, test } from 'vitest';
import { blocked, blockingUs, emma, sato, suspended, suzuki, tanaka } from '../test/cast.ts';
import { canPost, canPostText, canUnsend, type SendFacts } from './message.ts';
import { allow, deny, type Verdict } from './verdict.ts';

const lineRoom = (...contacts: SendFacts['contacts']): SendFacts => ({ kind: 'line', contacts });
const internal: SendFacts = { kind: 'internal', contacts: [] };

describe('members talk with outside LINE users, alone or with several', () => {
  const tanakaBlockedUs = deny('contactBlockedUs', { name: '田中 美咲' });
  test.each<[string, typeof sato, SendFacts, Verdict]>([
    ['a permitted member writes to a LINE user', sato, lineRoom(tanaka), allow],
    ['a member without the permission does not', suzuki, lineRoom(tanaka), deny('externalTalkRequired', {})],
    ['among members nobody needs the permission', suzuki, internal, allow],
    ['a suspended member writes nowhere', suspended(sato), internal, deny('suspended', {})],
    ['a suspended member writes to no LINE user', suspended(sato), lineRoom(tanaka), deny('suspended', {})],
    ['words to a LINE user who blocked us are stopped', sato, lineRoom(blockingUs(tanaka)), tanakaBlockedUs],
    [
      'words to a LINE user whom the company blocked are stopped',
      sato,
      lineRoom(blocked(tanaka)),
      deny('contactBlockedByCompany', { name: '田中 美咲' }),
    ],
    ['one LINE user who blocked us does not silence the others', sato, lineRoom(blockingUs(tanaka), emma), allow],
    ['when all blocked us, words are stopped', sato, lineRoom(blockingUs(tanaka), blockingUs(emma)), tanakaBlockedUs],
    [
      'a LINE group takes words whoever in it blocked us',
      sato,
      { ...lineRoom(blockingUs(tanaka)), link: 'group' },
      allow,
    ],
  ])('%s', (_, actor, room, verdict) => {
    expect(canPost(actor, room)).toEqual(verdict);
  });
});

describe('LINE takes 5,000 UTF-16 units in one message', () => {
  test.each<[string, typeof sato, SendFacts, string, Verdict]>([
    ['5,000 go out', sato, lineRoom(tanaka), 'あ'.repeat(5000), allow],
    ['5,001 do not', sato, lineRoom(tanaka), 'あ'.repeat(5001), deny('textTooLong', { units: 5001, limit: 5000 })],
    [
      'an emoji counts as two',
      sato,
      lineRoom(tanaka),
      '👋'.repeat(2501),
      deny('textTooLong', { units: 5002, limit: 5000 }),
    ],
    ['among members there is no such limit', suzuki, internal, 'あ'.repeat(5001), allow],
    [
      'who may not write hears that first',
      suzuki,
      lineRoom(tanaka),
      'あ'.repeat(5001),
      deny('externalTalkRequired', {}),
    ],
  ])('%s', (_, actor, room, text, verdict) => {
    expect(canPostText(actor, room, text)).toEqual(verdict);
  });
});

describe('a message that was sent to LINE cannot be taken back', () => {
  const own = { authorId: sato.id, roomKind: 'line', leftForLine: true } as const;
  test.each<[string, typeof sato, Parameters<typeof canUnsend>[1], Verdict]>([
    ['not by its author', sato, own, deny('sentToLine', {})],
    ['while it still waits it can', sato, { ...own, leftForLine: false }, allow],
    ['among members it can', sato, { ...own, roomKind: 'internal', leftForLine: false }, allow],
    ['nobody takes back the words of another', suzuki, { ...own, leftForLine: false }, deny('notYourMessage', {})],
    ['nor those of a LINE user', sato, { ...own, authorId: null }, deny('notYourMessage', {})],
    ['a suspended member takes back nothing', suspended(sato), { ...own, leftForLine: false }, deny('suspended', {})],
  ])('%s', (_, actor, message, verdict) => {
    expect(canUnsend(actor, message)).toEqual(verdict);
  });
});
