import type { MemberView, RoomView } from '@engawa/domain';
import { beforeAll, expect, test } from 'vitest';
import { inRoom, salesRoom, sato, suzuki, takahashi, tanaka, tanakaRoom } from '../../test/cast.ts';
import { showLanguage } from '../i18n/index.ts';
import { faceOf, roomName } from './room-name.ts';

beforeAll(() => showLanguage('ja'));

const tanakaWith = (...members: MemberView[]): RoomView => ({
  ...tanakaRoom,
  participants: [inRoom(members[0]!), inRoom(tanaka), ...members.slice(1).map(inRoom)],
});

test('a customer’s room is named after the customer, for whoever of us looks', () => {
  const room = tanakaWith(sato, takahashi, suzuki);
  expect([sato, takahashi, suzuki].map((me) => roomName(room, me.id))).toEqual(Array(3).fill('田中 美咲 ＋2'));
  expect([sato, takahashi, suzuki].map((me) => faceOf(room, me.id)?.id)).toEqual(Array(3).fill(tanaka.id));
});

test('a customer’s room with one of us bears the customer’s name alone', () => {
  expect(roomName(tanakaWith(sato), sato.id)).toBe('田中 美咲');
});

test('the name that members gave wins, and its room has a face of its own', () => {
  const named = { ...tanakaWith(sato, takahashi), name: '田中様 改修の件' };
  expect(roomName(named, sato.id)).toBe('田中様 改修の件');
  expect(faceOf(named, sato.id)).toBeNull();
});

test('inside, a talk is named after the others in it', () => {
  const room = { ...salesRoom, name: null };
  expect(roomName(room, sato.id)).toBe('鈴木 葵、高橋 誠');
});
