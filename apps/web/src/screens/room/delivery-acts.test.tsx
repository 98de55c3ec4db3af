import { type DeliveryView, isolated } from '@engawa/domain';
import { cleanup, render, screen } from '@solidjs/testing-library';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { sato, says } from '../../../test/cast.ts';
import { picture } from '../../../test/media.ts';
import { showLanguage } from '../../i18n/index.ts';
import { ja } from '../../i18n/ja.ts';
import { DeliveryActs, hasMoreToSay } from './delivery-acts.tsx';
import { DeliveryMark } from './delivery-mark.tsx';

beforeAll(() => showLanguage('ja'));
afterEach(cleanup);

const { choices } = ja.message.delivery;
const delivery = (change: Partial<DeliveryView>): DeliveryView => ({
  status: 'waiting',
  route: null,
  reason: null,
  ...change,
});
const draw = (change: Partial<DeliveryView>, content = says(1, sato, 'はい').content, together = 1) => {
  const message = says(1, sato, 'はい', { content, delivery: delivery(change) });
  return render(() => <DeliveryActs message={message} delivery={message.delivery!} together={together} />);
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

test('words and photos of one press that are held say that all of them are meant', () => {
  draw({ reason: 'memberCap' }, undefined, 6);
  expect(screen.getByText(new RegExp(ja.message.delivery.together(6)))).toBeTruthy();
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

test('of words that a member knows to have arrived, the mark says who said so and not that LINE did', () => {
  const decidedBy = { id: sato.id, name: sato.name };
  const said = delivery({ status: 'accepted', reason: 'saidByMember', decidedBy, cost: 0 });
  const { container } = render(() => <DeliveryMark delivery={said} cost={0} />);
  expect(container.textContent).toContain(ja.room.mark.arrivedSays(isolated(sato.name)));
  expect(container.textContent).not.toContain(ja.room.mark.accepted);
});
