import type { DeliveryView } from '@engawa/domain';
import { expect, test } from 'vitest';
import { sato, says, tanaka } from '../../../test/cast.ts';
import { runMarks } from './run-mark.ts';

const accepted = (cost?: number, more: Partial<DeliveryView> = {}): DeliveryView => ({
  status: 'accepted',
  route: cost ? 'push' : 'reply',
  reason: null,
  ...(cost !== undefined && { cost }),
  ...more,
});
const failed: DeliveryView = { status: 'failed', route: 'push', reason: 'refusedByLine' };
const ours = (seq: number, delivery: DeliveryView) => says(seq, sato, 'はい', { delivery });
const marks = (...messages: ReturnType<typeof says>[]) => {
  const found = runMarks(messages.map((head) => ({ head, album: null })));
  return messages.map(({ id }) => {
    const mark = found.get(id);
    return mark && (mark.hidden ? '-' : mark.cost);
  });
};

test('that LINE took words stands once under a run of them, with what all of it cost', () => {
  expect(marks(ours(1, accepted(1)), ours(2, accepted(0)), ours(3, accepted(1)))).toEqual(['-', '-', 2]);
});

test.each([
  [
    'the customer speaks between',
    [ours(1, accepted(1)), says(2, tanaka, 'はい'), ours(3, accepted(0))],
    [1, undefined, 0],
  ],
  ['one of them failed', [ours(1, accepted(1)), ours(2, failed), ours(3, accepted(0))], [1, undefined, 0]],
  ['one rang and one did not', [ours(1, accepted(1)), ours(2, accepted(0, { silent: true }))], [1, 0]],
  [
    'one went without its LINE emoji',
    [ours(1, accepted(1)), ours(2, accepted(0, { withoutEmoji: true }))],
    [1, undefined],
  ],
  ['their cost is not known', [ours(1, accepted()), ours(2, accepted(1))], ['-', null]],
])('when %s, each says what is true of it', (_, messages, shown) => {
  expect(marks(...messages)).toEqual(shown);
});

test('what a member says to have arrived is no word of LINE’s, and stands by itself', () => {
  const said = accepted(1, { reason: 'saidByMember', decidedBy: { id: sato.id, name: sato.name } });
  expect(marks(ours(1, accepted(1)), ours(2, said), ours(3, accepted(0)))).toEqual([1, undefined, 0]);
});
