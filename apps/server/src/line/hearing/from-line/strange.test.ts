import type { TextContent } from '@engawa/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '../../../../test/line-events.ts';
import { strangeEvent } from '../../../../test/strange-events.ts';
import { chatKey, fromLine, isRedelivery, type LineEvent, replyTokenOf } from '../from-line.ts';

describe('whatever comes under LINE’s name', () => {
  it('whatever it is, reading it never throws, and every database takes what is read', () => {
    fc.assert(
      fc.property(strangeEvent, (each) => {
        const read = fromLine(each as unknown as LineEvent);
        expect(typeof chatKey(each as unknown as LineEvent)).toBe('string');
        replyTokenOf(each as unknown as LineEvent);
        isRedelivery(each as unknown as LineEvent);
        expect(unstorable(read)).toEqual([]);
      }),
    );
  });

  it('emojis and mentions lie inside the text, one after the other', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('(', '@', 'a', '😀', ')') }), spans, (text, emojis) => {
        const heard = fromLine(message({ type: 'text', text, emojis, mention: { mentionees: emojis } }));
        const { content } = heard as { content: TextContent };
        for (const found of [content.emojis ?? [], content.mentions ?? []]) {
          found.forEach(({ index, length }, place) => {
            expect(index).toBeGreaterThanOrEqual(place === 0 ? 0 : found[place - 1]!.index + found[place - 1]!.length);
            expect(index + length).toBeLessThanOrEqual(content.text.length);
          });
        }
      }),
    );
  });
});

const spans = fc.array(
  fc.record({
    index: fc.integer({ min: -1, max: 12 }),
    length: fc.integer({ min: -1, max: 5 }),
    type: fc.constantFrom('user', 'all'),
    productId: fc.constant('p'),
    emojiId: fc.constant('1'),
  }),
);

/** Texts and numbers that PostgreSQL would refuse. */
function unstorable(value: unknown): unknown[] {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? [value] : [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(unstorable) : [];
}
