import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { For } from 'solid-js';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { tanakaRoom } from '../../../test/cast.ts';
import { showLanguage } from '../../i18n/index.ts';
import { ja } from '../../i18n/ja.ts';
import { connectionNews, resetConnection } from '../../state/connection.ts';
import { draftOf, keepDraft } from '../../state/drafts.ts';
import { unsentIn, unsentStore } from '../../state/unsent.ts';
import type { UnsentContent } from '../../state/unsent-queue.ts';
import { UnsentMessage } from './unsent-message.tsx';

const room = tanakaRoom;
const waiting = (id: string, content: UnsentContent) =>
  ({ id, roomId: room.id, content, writtenAt: '2026-11-22T05:00:00.000Z', state: 'waiting' }) as const;
const buttons = () => screen.queryAllByRole('button').map((button) => button.textContent);

beforeAll(() => showLanguage('ja'));
beforeEach(() => {
  unsentStore.reset([
    waiting('1', { kind: 'text', text: '86,000円です' }),
    waiting('2', { kind: 'sticker', packageId: '446', stickerId: '1988' }),
  ]);
  render(() => <For each={unsentIn(room.id)}>{(message) => <UnsentMessage message={message} room={room} />}</For>);
});
afterEach(() => {
  cleanup();
  unsentStore.reset([]);
  keepDraft(room.id, '');
  resetConnection();
});

const edits = [ja.room.unsent.edit, ja.room.unsent.discard, ja.room.unsent.discard];

test('what waits for a server that does not answer can be edited or discarded', () => {
  connectionNews('lost');
  expect(buttons()).toEqual(edits);
});

test('what waits for a connection can be edited or discarded', () => {
  connectionNews('networkGone');
  expect(buttons()).toEqual(edits);
  keepDraft(room.id, '税込み');
  fireEvent.click(screen.getByRole('button', { name: ja.room.unsent.edit }));
  expect(draftOf(room.id)).toBe('86,000円です\n税込み');
  expect(unsentIn(room.id).map(({ id }) => id)).toEqual(['2']);
  fireEvent.click(screen.getByRole('button', { name: ja.room.unsent.discard }));
  expect(unsentIn(room.id)).toEqual([]);
});

test('what goes in a moment has no buttons that would flash up', () => {
  expect(buttons()).toEqual([]);
});
