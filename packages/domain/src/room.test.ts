import { describe, expect, test } from 'vitest';
import { blocked, blockingUs, sato, suspended, suzuki, takahashi, tanaka } from '../test/cast.ts';
import { canCreateRoom, canInvite, canRenameRoom, canTalkWithContact } from './room.ts';
import { allow, deny, type Verdict } from './verdict.ts';

describe('a room with LINE users can be renamed from three people', () => {
  test.each([
    ['a room of two cannot', sato, 2, deny('roomTooSmallToRename', { people: 2, needed: 3 })],
    ['a room of one cannot', sato, 1, deny('roomTooSmallToRename', { people: 1, needed: 3 })],
    ['a room of three can', sato, 3, allow],
    ['a large room can', sato, 100, allow],
    ['not by a suspended member', suspended(sato), 3, deny('suspended', {})],
  ])('%s', (_, actor, people, verdict) => {
    expect(canRenameRoom(actor, { people })).toEqual(verdict);
  });
});

describe('members whom no admin permitted external talk cannot be invited', () => {
  const line = { kind: 'line', memberIds: [takahashi.id] } as const;
  const internal = { kind: 'internal', memberIds: [takahashi.id] } as const;
  const permitted = { ...takahashi, id: 'm-ito', name: '伊藤 健', admin: false, externalTalk: true };
  test.each<[string, typeof sato, Parameters<typeof canInvite>[1], typeof sato, Verdict]>([
    ['a permitted member invites a permitted member', sato, line, permitted, allow],
    ['not one without the permission', sato, line, suzuki, deny('inviteeLacksExternalTalk', { name: '鈴木 葵' })],
    ['into a room of members anybody may be invited', sato, internal, suzuki, allow],
    ['and anybody may invite', suzuki, internal, sato, allow],
    ['without the permission one invites nobody to LINE users', suzuki, line, sato, deny('externalTalkRequired', {})],
    [
      'a suspended member is not invited',
      sato,
      line,
      suspended(permitted),
      deny('inviteeSuspended', { name: '伊藤 健' }),
    ],
    ['a suspended member invites nobody', suspended(sato), internal, suzuki, deny('suspended', {})],
    ['who is in the room already is not', sato, internal, takahashi, deny('inviteeAlreadyInRoom', { name: '高橋 誠' })],
  ])('%s', (_, actor, room, invitee, verdict) => {
    expect(canInvite(actor, room, invitee)).toEqual(verdict);
  });
});

describe('to talk with a LINE user, that LINE user has to add the member first', () => {
  const friend = { ...tanaka, reachable: true };
  test.each([
    ['one who did can be chosen', sato, friend, allow],
    [
      'one who did not cannot',
      sato,
      { ...tanaka, reachable: false },
      deny('contactNotAddedYet', { name: '田中 美咲' }),
    ],
    ['not by a member without the permission', suzuki, friend, deny('externalTalkRequired', {})],
    ['not by a suspended member', suspended(sato), friend, deny('suspended', {})],
    [
      'one who blocked us cannot',
      sato,
      { ...blockingUs(tanaka), reachable: true },
      deny('contactBlockedUs', { name: '田中 美咲' }),
    ],
    [
      'one whom the company blocked cannot',
      sato,
      { ...blocked(tanaka), reachable: true },
      deny('contactBlockedByCompany', { name: '田中 美咲' }),
    ],
  ])('%s', (_, actor, contact, verdict) => {
    expect(canTalkWithContact(actor, contact)).toEqual(verdict);
  });
});

describe('a room is made by choosing members and LINE users', () => {
  test.each([
    ['a colleague alone', suzuki, { members: 1, contacts: 0 }, allow],
    ['a LINE user alone', sato, { members: 0, contacts: 1 }, allow],
    ['several members with a LINE user', sato, { members: 3, contacts: 1 }, allow],
    ['nobody is not enough', sato, { members: 0, contacts: 0 }, deny('roomNeedsSomebody', {})],
    ['no LINE user without the permission', suzuki, { members: 1, contacts: 1 }, deny('externalTalkRequired', {})],
    ['several LINE users are not offered', sato, { members: 0, contacts: 2 }, deny('severalLineUsersNotOffered', {})],
    ['a suspended member makes none', suspended(sato), { members: 1, contacts: 0 }, deny('suspended', {})],
    ['three people may name it at once', sato, { members: 1, contacts: 1, named: true }, allow],
    [
      'two people may not',
      sato,
      { members: 0, contacts: 1, named: true },
      deny('roomTooSmallToRename', { people: 2, needed: 3 }),
    ],
  ])('%s', (_, actor, chosen, verdict) => {
    expect(canCreateRoom(actor, chosen)).toEqual(verdict);
  });
});
