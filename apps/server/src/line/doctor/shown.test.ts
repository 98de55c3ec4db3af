import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shown } from './shown.ts';

const read = (value: unknown) => JSON.parse(shown(value)) as unknown;

describe('what the channel doctor shows of a request', () => {
  it('keeps the form, and of words only how long they are', () =>
    expect(
      read({ type: 'message', timestamp: 1_700_000_000_000, message: { type: 'text', id: '1', text: '秘密の話' } }),
    ).toEqual({ type: 'message', timestamp: 1_700_000_000_000, message: { type: 'text', id: '1', text: '… 4' } }));
  it('shows of people and tokens as much as tells two of them apart', () =>
    expect(read({ userId: 'U0123456789abcdef', replyToken: 'nHuyWiB7yP5Zw52FIkcQobQuGDXCTA' })).toEqual({
      userId: 'U0123…',
      replyToken: 'nHuyW…',
    }));
  it('shows no place on earth', () =>
    expect(read({ latitude: 35.68, longitude: 139.76, address: '東京都千代田区' })).toEqual({
      latitude: '…',
      longitude: '…',
      address: '… 7',
    }));
  it('hides what LINE invents tomorrow', () =>
    expect(read({ dream: 'a dream of mine', nested: { dream: ['another'] } })).toEqual({
      dream: '… 15',
      nested: { dream: ['… 7'] },
    }));
  it('says how many more there were', () =>
    expect(read([1, 2, 3, 4, 5, 6, 7].map(() => ({ type: 'follow' })))).toEqual([
      ...Array(5).fill({ type: 'follow' }),
      '… +2',
    ]));
  it('puts LINE’s own words beside it', () =>
    expect(JSON.parse(shown([{ to: 'U0123456789' }], '{"message":"Failed to send messages"}'))).toEqual({
      request: [{ to: 'U0123…' }],
      answer: '{"message":"Failed to send messages"}',
    }));

  it('is JSON of at most 2 KB without a long word of it, whatever it was', () => {
    const word = fc.string({ minLength: 12, maxLength: 3000, unit: 'grapheme' });
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(word, { maxLength: 40 }), (value, words) => {
        const json = shown({
          events: [{ type: 'message', message: { type: 'text', text: words.join(' ') } }],
          words,
          value,
        });
        expect(Buffer.byteLength(json)).toBeLessThanOrEqual(2048);
        const told = JSON.stringify(JSON.parse(json));
        for (const each of words) expect(told).not.toContain(JSON.stringify(each).slice(1, -1));
      }),
    );
  });
});
