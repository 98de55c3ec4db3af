import 'fake-indexeddb/auto';
import { faceOfContact } from '@engawa/domain';
import { beforeEach, expect, test } from 'vitest';
import { event, item, posted, sato, says, takahashi, tanaka, tanakaRoom } from '../../test/cast.ts';
import { applyPage } from './apply-answer.ts';
import { applyEvent } from './apply-event.ts';
import { applySnapshot } from './apply-list.ts';
import { cache } from './cache.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { forgetEverything, forgetTalks, hydrate } from './hydrate.ts';
import { knowledge, take } from './known.ts';
import { flush, rememberFrom, rememberSelf } from './remember.ts';
import { roomItem } from './rooms.ts';
import { timelineOf } from './timelines.ts';

const organization = { name: '縁側商事', companyName: '縁側商事' };
const hello = says(11, tanaka, 'こんにちは 👋');

/** 佐藤’s device after one message, written down and closed. */
beforeEach(async () => {
  await forgetEverything();
  await hydrate(sato.id);
  rememberFrom(knowledge);
  rememberSelf({ member: sato, organization });
  take(applySnapshot(knowledge(), { rooms: [item(tanakaRoom)], faces: [], seq: 10 }));
  take([{ of: 'cursor', seq: 10 }]);
  take(
    applyPage(
      knowledge(),
      tanakaRoom.id,
      { messages: [], faces: [], hasOlder: false, hasNewer: false },
      { newest: true },
    ),
  );
  take(applyEvent(knowledge(), posted(hello)));
  keepDraft(tanakaRoom.id, '下書き');
  flush();
});

test('rooms, talks and the place in the feed are there again before the server has answered', async () => {
  await hydrate(takahashi.id);
  expect(roomItem(tanakaRoom.id)).toBeUndefined();

  expect(await hydrate(sato.id)).toEqual({ member: sato, organization });
  expect(roomItem(tanakaRoom.id)).toMatchObject({ unread: 1, last: hello });
  expect(timelineOf(tanakaRoom.id)?.messages).toEqual([hello]);
  expect(knowledge().cursor).toBe(11);
});

test('the event that was remembered changes nothing when the feed brings it once more', async () => {
  await hydrate(sato.id);
  expect(applyEvent(knowledge(), posted(hello))).toEqual([]);
});

test('a name that an answer told is not set back by the feed after a restart', async () => {
  const face = { ...faceOfContact(tanaka), name: '田中様' };
  take(applySnapshot(knowledge(), { rooms: [item(tanakaRoom)], faces: [face], seq: 20 }));
  flush();
  await hydrate(sato.id);
  take(applyEvent(knowledge(), event(15, { kind: 'face.changed', face: faceOfContact(tanaka) })));
  expect(knowledge().faces[tanaka.id]?.name).toBe('田中様');
  take(applyEvent(knowledge(), event(21, { kind: 'face.changed', face: { ...face, name: '田中社長' } })));
  expect(knowledge().faces[tanaka.id]?.name).toBe('田中社長');
});

test('words that a LINE user took back are on this device no more, at once', async () => {
  const unsent = { ...hello, content: { kind: 'unsent' as const } };
  take(applyEvent(knowledge(), event(12, { kind: 'message.changed', message: unsent })));
  const db = cache()!;
  const held = await Promise.all([db.getAll('timeline'), db.getAll('room')]);
  expect(JSON.stringify(held)).toContain('unsent');
  expect(JSON.stringify(held)).not.toContain('こんにちは');
});

test('another member on the same device sees nothing of it', async () => {
  expect(await hydrate(takahashi.id)).toBeNull();
  expect(timelineOf(tanakaRoom.id)).toBeUndefined();
});

test('a session that ended takes the talks away and leaves what was being written', async () => {
  await forgetTalks();
  await hydrate(sato.id);
  expect(roomItem(tanakaRoom.id)).toBeUndefined();
  expect(draftOf(tanakaRoom.id)).toBe('下書き');
});

test('signing out leaves nothing on the device', async () => {
  await forgetEverything();
  expect(await hydrate(sato.id)).toBeNull();
  expect(draftOf(tanakaRoom.id)).toBe('');
});
