import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { sato, suspended, suzuki, takahashi } from '../test/cast.ts';
import {
  canAct,
  canAdminister,
  canBeAdded,
  canBeServed,
  canChangeCompanyName,
  canChangeMemberName,
  canGrantExternalTalk,
  canSpeakFor,
  canStopBeingAdmin,
  memberIdForm,
  normalizeMemberId,
} from './member.ts';
import { allow, deny } from './verdict.ts';

describe('an admin has to register the members who may talk with outside LINE users', () => {
  test.each([
    ['an admin registers a member', takahashi, suzuki.name, allow],
    ['a member cannot register members, not even with the permission', sato, suzuki.name, deny('adminRequired', {})],
    ['a suspended admin registers nobody', suspended(takahashi), suzuki.name, deny('suspended', {})],
    [
      'a name that LINE refuses is caught when the permission is given',
      takahashi,
      'LINE担当',
      deny('nameRefusedByLine', { name: 'LINE担当', why: 'containsLine' }),
    ],
    ['whoever is no admin hears that first, whatever the name', suzuki, 'LINE担当', deny('adminRequired', {})],
  ])('%s', (_, actor, name, verdict) => {
    expect(canGrantExternalTalk(actor, { name })).toEqual(verdict);
  });
});

describe('nothing written on the screen of one member goes out in the name of another', () => {
  test.each([
    ['the page of the member who is signed in', sato.id, allow],
    ['the page of somebody else', suzuki.id, deny('anotherMember', {})],
    ['a program that names nobody', null, allow],
  ])('%s', (_, believed, verdict) => expect(canSpeakFor(sato.id, believed)).toEqual(verdict));
});

describe('LINE users have to add the member first', () => {
  test.each([
    ['a permitted member whom a channel serves can be added', sato, 1, allow],
    ['several channels are as good as one', sato, 3, allow],
    ['a member without the permission cannot be added', suzuki, 1, deny('externalTalkRequired', {})],
    ['being an admin is no permission to talk with LINE users', takahashi, 1, deny('externalTalkRequired', {})],
    ['a permitted member whom no channel serves cannot be added', sato, 0, deny('noChannelServesMember', {})],
    ['the missing permission is told before the missing channel', suzuki, 0, deny('externalTalkRequired', {})],
    ['a suspended member cannot be added', suspended(sato), 1, deny('suspended', {})],
  ])('%s', (_, member, channels, verdict) => {
    expect(canBeAdded(member, channels)).toEqual(verdict);
  });
});

describe('a LINE Official Account serves members who may talk with outside LINE users', () => {
  test.each([
    ['a permitted member is served', sato, allow],
    ['a member without the permission is not', suzuki, deny('servedMemberLacksExternalTalk', { name: '鈴木 葵' })],
    ['an admin without the permission is not', takahashi, deny('servedMemberLacksExternalTalk', { name: '高橋 誠' })],
    ['a suspended member is not', suspended(sato), deny('inviteeSuspended', { name: '佐藤 太郎' })],
  ])('%s', (_, member, verdict) => {
    expect(canBeServed(member)).toEqual(verdict);
  });
});

describe('members cannot change the company name that LINE users see', () => {
  test.each([
    ['a member cannot, permitted or not', sato, deny('companyNameIsForAdmins', {})],
    ['an admin can', takahashi, allow],
    ['a suspended admin cannot', suspended(takahashi), deny('suspended', {})],
  ])('%s', (_, actor, verdict) => {
    expect(canChangeCompanyName(actor)).toEqual(verdict);
  });
});

describe('LINE users see the name of the member', () => {
  const refused = deny('nameRefusedByLine', { name: 'Pipeline', why: 'containsLine' });
  test.each([
    ['a member changes their own name', suzuki, suzuki, '鈴木 あおい', allow],
    ['an admin changes the name of a member', takahashi, suzuki, '鈴木 あおい', allow],
    ['a member does not change the name of another', suzuki, sato, '佐藤', deny('adminRequired', {})],
    ['a suspended member keeps the name', suspended(suzuki), suzuki, '鈴木', deny('suspended', {})],
    ['a permitted member does not take a name that LINE refuses', sato, sato, 'Pipeline', refused],
    ['nor does an admin give one to a permitted member', takahashi, sato, 'Pipeline', refused],
    ['a member without the permission may be called anything', suzuki, suzuki, 'Pipeline', allow],
  ])('%s', (_, actor, member, name, verdict) => {
    expect(canChangeMemberName(actor, member, name)).toEqual(verdict);
  });
});

describe('the admin panel', () => {
  test.each([
    ['is open to an admin', takahashi, allow],
    ['is closed to members', sato, deny('adminRequired', {})],
    ['is closed to a suspended admin', suspended(takahashi), deny('suspended', {})],
  ])('%s', (_, actor, verdict) => {
    expect(canAdminister(actor)).toEqual(verdict);
  });

  test.each([
    ['the last admin stays admin', takahashi, 0, deny('lastAdmin', {})],
    ['one of two admins may stop', takahashi, 1, allow],
    ['whoever is no admin may always stop', suzuki, 0, allow],
  ])('%s', (_, member, others, verdict) => {
    expect(canStopBeingAdmin(member, others)).toEqual(verdict);
  });

  it('a suspended member does nothing, the others act', () => {
    expect(canAct(suspended(sato))).toEqual(deny('suspended', {}));
    expect(canAct(suzuki)).toEqual(allow);
  });
});

describe('the Talk ID is the same as the login id', () => {
  test.each(['sato.taro', 'suzuki_aoi', 'a-1', '007', 'a'.repeat(32)])('"%s" is a Talk ID', (memberId) => {
    expect(memberIdForm.test(memberId)).toBe(true);
  });

  test.each(['ab', 'a'.repeat(33), '.sato', 'sato.', 'sato taro', 'Sato', '佐藤太郎', 'sato@x', '', 'sato\n'])(
    '"%s" is none',
    (memberId) => {
      expect(memberIdForm.test(memberId)).toBe(false);
    },
  );

  test.each([
    ['capitals', 'Sato.Taro'],
    ['full-width letters', 'ｓａｔｏ．ｔａｒｏ'],
    ['spaces around it, wide ones too', '　sato.taro \n'],
    ['a leading @ as LINE IDs have it', '@sato.taro'],
    ['all of it at once', ' ＠ＳＡＴＯ.taro　'],
  ])('it is understood with %s', (_, typed) => {
    expect(normalizeMemberId(typed)).toBe('sato.taro');
  });

  it('an id in its stored form stays as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9][a-z0-9._-]{1,30}[a-z0-9]$/), (memberId) => {
        expect(normalizeMemberId(memberId)).toBe(memberId);
        expect(memberIdForm.test(memberId)).toBe(true);
      }),
    );
  });
});
