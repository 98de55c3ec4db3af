import { createRoot, createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import { hearClock } from '../../api/clock.ts';
import { createReadBefore } from './read-before.ts';

const said = (seq: number, agoMs = 0) => ({ seq, at: new Date(Date.now() - agoMs).toISOString() });
const dayMs = 86_400_000;

/** A talk of which the first two messages are there, read as far as `readUpTo`. */
function openTalk(readUpTo: number) {
  const [messages, setMessages] = createSignal([said(1, dayMs), said(2, dayMs)]);
  const [attentive, setAttentive] = createSignal(true);
  const [atEnd, setAtEnd] = createSignal(true);
  const [read, setRead] = createSignal(readUpTo);
  const isUnread = ({ seq }: { seq: number }, upTo: number) => seq > upTo;
  const readBefore = createRoot(() => createReadBefore({ messages, readUpTo: read, attentive, atEnd, isUnread }));
  const hear = (...more: ReturnType<typeof said>[]) => setMessages((now) => [...now, ...more]);
  return { readBefore, hear, setAttentive, setAtEnd, setRead };
}

test('what comes before the reader’s eyes is no news', () => {
  const { readBefore, hear } = openTalk(2);
  hear(said(3));
  hear(said(4));
  expect(readBefore()).toBe(4);
});

test('the line over what was unread on opening stays while more comes', () => {
  const { readBefore, hear } = openTalk(1);
  hear(said(3));
  expect(readBefore()).toBe(1);
});

test('what comes while one looks elsewhere, or reads further up, stands under the line', () => {
  const away = openTalk(2);
  away.setAttentive(false);
  away.hear(said(3));
  expect(away.readBefore()).toBe(2);
  const above = openTalk(2);
  above.setAtEnd(false);
  above.hear(said(3));
  expect(above.readBefore()).toBe(2);
});

test('what was missed while the device slept stands under the line', () => {
  const { readBefore, hear } = openTalk(2);
  hear(said(3, dayMs), said(4));
  expect(readBefore()).toBe(2);
});

test('the line is gone once one has read and looks away', () => {
  const { readBefore, setRead, setAttentive } = openTalk(1);
  setRead(2);
  expect(readBefore()).toBe(1);
  setAttentive(false);
  expect(readBefore()).toBe(2);
});

test('what comes before the reader’s eyes is no news on a device whose clock is wrong either', () => {
  const now = Date.now();
  for (const aheadMs of [-180_000, 180_000]) {
    hearClock(`${now + aheadMs} ${now + aheadMs}`, now, now);
    const { readBefore, hear } = openTalk(2);
    hear({ seq: 3, at: new Date(now + aheadMs).toISOString() });
    expect(readBefore()).toBe(3);
  }
  hearClock(`${now} ${now}`, now, now);
});
