import { HTTPFetchError, type messagingApi } from '@line/bot-sdk';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../outbox/sender.ts';
import { outcomeOf } from './outcome.ts';
import { suspectsAtAll, suspectsByName } from './refused-ornaments.ts';

const plain: messagingApi.TextMessage = { type: 'text', text: 'はい' };
const heart: messagingApi.TextMessage = {
  type: 'text',
  text: '$',
  emojis: [{ index: 0, productId: '5ac1bfd5040ab15980c9b435', emojiId: '001' }],
};
const named: messagingApi.TextMessage = { ...plain, sender: { name: '佐藤・縁側商事' } };
const quoting: messagingApi.TextMessage = { ...heart, quoteToken: 'q' };
const refused = (guilty: number[] | null): Outcome => ({ kind: 'refused', message: 'The property is invalid', guilty });

/** LINE's 400 with these words, or with these properties in its details. */
function no(said: string, ...properties: string[]) {
  const details = properties.map((property) => ({ message: 'Invalid', property }));
  const body = JSON.stringify({ message: said, ...(details.length > 0 && { details }) });
  return new HTTPFetchError('400', { status: 400, statusText: '', headers: new Headers(), body });
}

describe('when LINE refuses words, an ornament of them may be why', () => {
  const suspects = (error: HTTPFetchError, messages: messagingApi.Message[]) =>
    suspectsByName(outcomeOf(error), error, messages);

  it.each([
    ['sender.name length is invalid', [named, plain, named], ['sender', null, 'sender']],
    ['sender.name length is invalid', [plain], null],
    ['Invalid quote token', [plain, quoting], [null, 'quote']],
    ['May not be empty', [named, heart], null],
  ] as const)('as LINE names it: %s', (said, messages, expected) => {
    const found = suspects(no(said), [...messages]);
    expect(found?.suspects ?? null).toEqual(expected);
    if (expected) expect(found!.guilty).toEqual(expected.flatMap((each, index) => (each ? [index] : [])));
  });
  it('in the bubble that LINE names', () => {
    const both = [
      { ...heart, ...named },
      { ...named, ...heart },
    ];
    expect(suspects(no('1 error', 'messages[1].sender.name'), both)?.suspects).toEqual([null, 'sender']);
    expect(suspects(no('1 error', 'messages[0].emojis[0].productId'), both)?.suspects).toEqual(['emoji', null]);
    expect(suspects(no('1 error', 'messages[0].text'), both)).toBeNull();
    expect(suspects(no('1 error', 'messages[0].quoteToken'), [quoting, quoting])?.suspects).toEqual(['quote', null]);
  });

  it('or where LINE names only the bubble: its quote first, then its emoji', () => {
    expect(suspectsAtAll(refused([0]), [quoting])).toEqual({ ...refused([0]), suspects: ['quote'] });
    expect(suspectsAtAll(refused([1]), [heart, heart])).toEqual({ ...refused([1]), suspects: [null, 'emoji'] });
  });
  it('or where nobody knows which bubble it was: before those without any', () => {
    expect(suspectsAtAll(refused(null), [plain, heart, plain])).toEqual({
      ...refused([1]),
      suspects: [null, 'emoji', null],
    });
  });
  it('but not in words that carry none, nor in what was not refused', () => {
    expect(suspectsAtAll(refused([0]), [plain, heart])).toEqual(refused([0]));
    expect(suspectsAtAll(refused(null), [named, { ...heart, emojis: [] }])).toEqual(refused(null));
    expect(suspectsAtAll({ kind: 'fault' }, [heart])).toEqual({ kind: 'fault' });
    expect(suspectsByName({ kind: 'fault' }, no('sender'), [named])).toBeNull();
  });
});
