import { describe, expect, test } from 'vitest';
import { sato, suspended, suzuki, takahashi } from '../test/cast.ts';
import { canServeMember } from './channel.ts';
import { allow, deny } from './verdict.ts';

describe('a LINE Official Account serves members who may talk with outside LINE users', () => {
  test.each([
    ['an admin lets it serve a permitted member', takahashi, sato, allow],
    [
      'a member without the permission is not served',
      takahashi,
      suzuki,
      deny('servedMemberLacksExternalTalk', { name: '鈴木 葵' }),
    ],
    ['a suspended member is not served', takahashi, suspended(sato), deny('inviteeSuspended', { name: '佐藤 太郎' })],
    ['only an admin decides whom it serves', sato, sato, deny('adminRequired', {})],
  ])('%s', (_, actor, member, verdict) => {
    expect(canServeMember(actor, member)).toEqual(verdict);
  });
});
