import { expect, test } from 'vitest';
import { tanakaRoom } from '../../../test/cast.ts';
import type { UnsentContent, UnsentMessage } from '../../state/unsent-queue.ts';
import { unsentRuns } from './unsent-runs.ts';

const writing = (id: string, content: UnsentContent, sendId?: string): UnsentMessage => ({
  id,
  roomId: tanakaRoom.id,
  ...(sendId && { sendId }),
  content,
  writtenAt: '2026-11-22T05:00:00.000Z',
  state: 'waiting',
});
const media = (mimeType: string): UnsentContent =>
  ({ kind: 'media', mediaId: mimeType, name: '棚', mimeType, bytes: 1, uploaded: false }) as const;
const [photo, pdf, words] = [media('image/jpeg'), media('application/pdf'), { kind: 'text', text: 'はい' } as const];
const shape = (messages: readonly UnsentMessage[]) => unsentRuns(messages).map((run) => run.map(({ id }) => id).join());

test('photos sent by one press stand beside each other, and words and files by themselves', () => {
  const send = [words, photo, photo, pdf, photo].map((content, at) => writing(`${at}`, content, '0'));
  expect(shape(send)).toEqual(['0', '1,2', '3', '4']);
});

test('photos of two presses stay apart', () => {
  expect(shape([writing('1', photo), writing('2', photo)])).toEqual(['1', '2']);
});

test('a photo that has stopped stands by itself, with its reason', () => {
  const [one, other] = [writing('1', photo, '1'), writing('2', photo, '1')];
  expect(shape([{ ...one, state: 'failed' }, other])).toEqual(['1', '2']);
});
