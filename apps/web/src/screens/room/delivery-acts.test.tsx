import type { DeliveryView, MessageView } from '@engawa/domain';
import { cleanup, render, screen } from '@solidjs/testing-library';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { sato, says } from '../../../test/cast.ts';
import { picture } from '../../../test/media.ts';
import { showLanguage } from '../../i18n/index.ts';
import { ja } from '../../i18n/ja.ts';
import { timelineStore } from '../../state/timelines.ts';
import { DeliveryActs, hasMoreToSay } from './delivery-acts.tsx';
import { Undo } from './undo.tsx';

beforeAll(() => showLanguage('ja'));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const { choices } = ja.message.delivery;
const delivery = (change: Partial<DeliveryView>): DeliveryView => ({
  status: 'waiting',
  route: null,
  reason: null,
  ...change,
});
const draw = (change: Partial<DeliveryView>, content = says(1, sato, 'はい').content) => {
  const message = says(1, sato, 'はい', { content, delivery: delivery(change) });
  return render(() => <DeliveryActs message={message} delivery={message.delivery!} />);
};
const buttons = () => screen.queryAllByRole('button').map((button) => button.textContent);

test('a photo that LINE refused says why in our words and in LINE’s, and can go as a link', () => {
  draw({ status: 'failed', reason: 'refusedByLine', detail: 'must be HTTPS' }, picture('p'));
  expect(screen.getByText(ja.room.reasons.refusedByLine)).toBeTruthy();
  expect(screen.getByText('must be HTTPS')).toBeTruthy();
  expect(buttons()).toEqual([choices.again, choices.link, choices.discard]);
});

test('words of which nobody knows whether they arrived tell the risk of sending them again', () => {
  draw({ status: 'uncertain', route: 'push' });
  expect(screen.getByText(ja.message.delivery.risk)).toBeTruthy();
  expect(buttons()).toEqual([choices.arrived, choices.again, choices.discard]);
});

test('words that have probably arrived say so softly, and can be sent again all the same', () => {
  draw({ status: 'uncertain', route: 'reply', reason: 'presumed' });
  expect(screen.getByText(ja.room.reasons.presumed)).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(buttons()).toEqual([choices.arrived, choices.again, choices.discard]);
});

test('words that wait for the next month say until when, and can be tried at once', () => {
  draw({ reason: 'monthlyLimit', leavesAt: '2026-11-30T15:00:00.000Z' });
  expect(screen.getByText(new RegExp(ja.room.reasons.monthlyLimit))).toBeTruthy();
  expect(buttons()).toEqual([ja.message.delivery.tryNow, choices.discard]);
});

test.each([
  ['accepted', { status: 'accepted', route: 'reply' }, false],
  ['on their way', { status: 'sending' }, false],
  ['still to be taken back', { untried: true }, false],
  ['held by the quota', { reason: 'monthlyLimit' }, true],
  ['held by the quota before they were ever tried', { reason: 'memberCap', untried: true }, true],
  ['held because LINE is busy', { reason: 'tooManyRequests' }, true],
  ['failed', { status: 'failed', reason: 'refusedByLine' }, true],
  ['there, probably', { status: 'uncertain', reason: 'presumed' }, true],
] as const)('words that are %s need more than a mark: %s', (_, change, more) => {
  expect(hasMoreToSay(delivery(change))).toBe(more);
});

test('the seconds for taking back run down, also on a device whose clock is wrong by an hour', () => {
  vi.useFakeTimers({ now: new Date('2026-11-22T04:00:00.000Z') });
  const message = says(1, sato, 'はい', {
    at: '2026-11-22T05:00:00.000Z',
    delivery: delivery({ untried: true, leavesAt: '2026-11-22T05:00:05.000Z' }),
  });
  render(() => <Undo message={message} delivery={message.delivery!} />);
  expect(screen.getByText(ja.message.delivery.leavesIn(5))).toBeTruthy();
  vi.setSystemTime(new Date('2026-11-22T05:00:03.000Z'));
  vi.advanceTimersByTime(250);
  expect(screen.getByText(ja.message.delivery.leavesIn(2))).toBeTruthy();
  vi.setSystemTime(new Date('2026-11-22T05:00:06.000Z'));
  vi.advanceTimersByTime(250);
  expect(screen.getByText(ja.message.delivery.leavesNow)).toBeTruthy();
  expect(buttons()).toEqual([ja.message.delivery.takeBack]);
});

describe('words that ought to have left a while ago', () => {
  const late = (seq: number, change: Partial<DeliveryView> = {}) =>
    says(seq, sato, 'はい', {
      at: '2026-11-22T05:00:00.000Z',
      delivery: delivery({ untried: true, leavesAt: '2026-11-22T05:00:05.000Z', ...change }),
    });
  const drawAmong = (...messages: MessageView[]) => {
    vi.useFakeTimers({ now: new Date('2026-11-22T05:00:15.000Z') });
    const message = messages.at(-1)!;
    timelineStore.set(message.roomId, { messages, hasOlder: false, hasNewer: false });
    render(() => <Undo message={message} delivery={message.delivery!} />);
  };

  test('are on their way to LINE when nothing stands before them, and cannot be taken back', () => {
    drawAmong(late(1, { status: 'accepted' }), late(2), late(3));
    expect(screen.getByText(ja.room.mark.sending)).toBeTruthy();
    expect(buttons()).toEqual([]);
  });

  test('wait behind what LINE holds up, and can be taken back', () => {
    drawAmong(late(1, { reason: 'tooManyToContact' }), late(2));
    expect(screen.getByText(ja.message.delivery.behindOthers)).toBeTruthy();
    expect(buttons()).toEqual([ja.message.delivery.takeBack]);
  });
});
