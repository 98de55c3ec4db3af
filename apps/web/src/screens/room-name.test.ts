import { faceOfContact, type MemberView, quoteOf, type RoomView } from '@engawa/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRoom, named, salesRoom, sato, says, suzuki, takahashi, tanaka, tanakaRoom } from '../../test/cast.ts';
import { showLanguage } from '../i18n/index.ts';
import { ja } from '../i18n/ja.ts';
import { faceStore } from '../state/faces.ts';
import { endMember } from '../state/member-end.ts';
import { memberStore } from '../state/members.ts';
import { messageWords } from './message-words.ts';
import { authorName, quotedName } from './room/bubbles/author-name.ts';
import { faceOfRoom, roomName } from './room-name.ts';

beforeAll(async () => {
  await showLanguage('ja');
  faceStore.set(faceOfContact(tanaka));
  for (const member of [sato, suzuki, takahashi]) memberStore.set(member);
});
afterAll(endMember);

const tanakaWith = (...members: MemberView[]): RoomView => ({
  ...tanakaRoom,
  participants: [inRoom(members[0]!), inRoom(tanaka), ...members.slice(1).map(inRoom)],
});

test('a customer’s room is named after the customer, for whoever of us looks', () => {
  const room = tanakaWith(sato, takahashi, suzuki);
  expect([sato, takahashi, suzuki].map((me) => roomName(room, me.id))).toEqual(Array(3).fill('田中 美咲 ＋2'));
  expect([sato, takahashi, suzuki].map((me) => faceOfRoom(room, me.id)?.id)).toEqual(Array(3).fill(tanaka.id));
});

test('a customer’s room with one of us bears the customer’s name alone', () => {
  expect(roomName(tanakaWith(sato), sato.id)).toBe('田中 美咲');
});

test('the name that members gave wins, and its room has a face of its own', () => {
  const renamed = { ...tanakaWith(sato, takahashi), name: '田中様 改修の件' };
  expect(roomName(renamed, sato.id)).toBe('田中様 改修の件');
  expect(faceOfRoom(renamed, sato.id)).toBeNull();
});

test('inside, a talk is named after the others in it', () => {
  const room = { ...salesRoom, name: null };
  expect(roomName(room, sato.id)).toBe('鈴木 葵、高橋 誠');
});

test('who is called otherwise is so at once in every room, in every line and over every word', () => {
  const added = { content: { kind: 'system', line: { code: 'contactAdded', who: named(tanaka) } } } as const;
  const shown = () => [
    roomName(tanakaWith(sato), sato.id),
    roomName({ ...salesRoom, name: null }, sato.id),
    messageWords(added),
    authorName(says(1, tanaka, 'はい')),
    quotedName(quoteOf(says(2, suzuki, 'はい'))),
  ];
  expect(shown()[2]).toContain(tanaka.displayName);
  faceStore.set({ ...faceOfContact(tanaka), name: '田中様' });
  memberStore.set({ ...suzuki, name: '鈴木 葵衣' });
  expect(shown()).toEqual([
    '田中様',
    '鈴木 葵衣、高橋 誠',
    ja.room.system.contactAdded('田中様'),
    '田中様',
    '鈴木 葵衣',
  ]);
});

test('of whom this device knows nothing, the name of then is shown; of whom nobody does, that it is not known', () => {
  const line = (id: string | null, name: string | null) => authorName({ author: { kind: 'contact', id, name } });
  expect([line('c-gone', '山田'), line('c-new', null), line(null, null)]).toEqual([
    '山田',
    '?',
    ja.message.unconfirmed,
  ]);
});
