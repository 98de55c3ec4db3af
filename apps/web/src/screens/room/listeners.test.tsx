import { faceOfContact, type ParticipantView, type RoomView } from '@engawa/domain';
import { cleanup, render } from '@solidjs/testing-library';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { inRoom, salesRoom, sato, suzuki, tanaka, tanakaRoom } from '../../../test/cast.ts';
import { showLanguage } from '../../i18n/index.ts';
import { ja } from '../../i18n/ja.ts';
import { faceStore } from '../../state/faces.ts';
import { endMember } from '../../state/member-end.ts';
import { Listeners } from './listeners.tsx';

beforeAll(async () => {
  await showLanguage('ja');
  faceStore.set(faceOfContact(tanaka));
  faceStore.set({ ...faceOfContact(tanaka), id: 'c-emma', name: 'Emma' });
});
afterAll(endMember);
afterEach(cleanup);

const since = '2026-11-21T01:00:00.000Z';
const blocking = { ...inRoom(tanaka), blockedUsAt: since } as ParticipantView;
const blocked = { ...inRoom(tanaka), blockedAt: since } as ParticipantView;
const emma = { ...inRoom(tanaka), id: 'c-emma' } as ParticipantView;
const room = (...people: ParticipantView[]): RoomView => ({ ...tanakaRoom, participants: [inRoom(sato), ...people] });

test.each([
  ['that a LINE user hears', room(inRoom(tanaka)), ja.room.reachesLine],
  ['the same with a colleague', room(inRoom(tanaka), inRoom(suzuki)), ja.room.reachesLine],
  [
    'who hears, where members gave a name',
    { ...room(inRoom(tanaka)), name: '改修の件' },
    'LINEの田中 美咲さんに届きます',
  ],
  ['that the LINE user has blocked us', room(blocking), ja.room.reachesNobody.blockedUs],
  ['that the company has blocked them', room(blocked), ja.room.reachesNobody.blockedByUs],
  ['who of two does not hear', room(blocking, emma), 'LINEのEmmaさんに届きます田中 美咲さんには届きません'],
  ['nobody outside', salesRoom, `${ja.room.insideOnly} · ${ja.room.people(3)}`],
])('the header tells %s', (_, shown, words) => {
  expect(render(() => <Listeners room={shown} />).container.textContent).toBe(words);
});
