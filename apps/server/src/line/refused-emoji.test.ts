import type { messagingApi } from '@line/bot-sdk';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../outbox/sender.ts';
import { suspectEmoji } from './refused-emoji.ts';

const plain: messagingApi.TextMessage = { type: 'text', text: 'はい' };
const heart: messagingApi.TextMessage = {
  type: 'text',
  text: '$',
  emojis: [{ index: 0, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }],
};
const refused = (guilty: number[] | null): Outcome => ({ kind: 'refused', message: 'The property is invalid', guilty });

describe('when LINE refuses words, its emoji in them may be why', () => {
  it('where LINE names the bubble', () => {
    expect(suspectEmoji(refused([1]), [heart, heart])).toEqual({ ...refused([1]), withEmoji: [1] });
  });
  it('where nobody knows which bubble it was: before those without any', () => {
    expect(suspectEmoji(refused(null), [plain, heart, plain])).toEqual({ ...refused([1]), withEmoji: [1] });
  });
  it('but not in words that carry none, nor in what was not refused', () => {
    expect(suspectEmoji(refused([0]), [plain, heart])).toEqual(refused([0]));
    expect(suspectEmoji(refused(null), [plain, { ...heart, emojis: [] }])).toEqual(refused(null));
    expect(suspectEmoji({ kind: 'fault' }, [heart])).toEqual({ kind: 'fault' });
  });
});
