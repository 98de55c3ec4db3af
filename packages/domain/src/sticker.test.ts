import { describe, expect, it, test } from 'vitest';
import { canSendSticker, sendableStickers, sentSticker, wordsToLearn } from './sticker.ts';
import { allow, deny } from './verdict.ts';

describe('members send LINE stickers', () => {
  it('exactly the 456 that LINE lists, in 15 packages', () => {
    // Two beyond either end of every package, so that a border moved outwards counts too.
    const tried = Object.entries(sendableStickers).flatMap(([packageId, [first, last]]) =>
      Array.from({ length: last - first + 5 }, (_, n) => ({ packageId, stickerId: String(first - 2 + n) })),
    );
    expect(tried.filter((sticker) => canSendSticker(sticker).allowed)).toHaveLength(456);
    expect(Object.keys(sendableStickers)).toHaveLength(15);
    expect(tried).toHaveLength(456 + 15 * 4);
  });

  test.each([
    ['446', '1988'],
    ['789', '10855'],
    ['11537', '52002738'],
    ['6325', '10979927'],
    ['11539', '52114149'],
  ])('sticker %s/%s of LINE’s own list goes out', (packageId, stickerId) => {
    expect(canSendSticker({ packageId, stickerId })).toEqual(allow);
  });
});

describe('stickers bought on LINE cannot be sent', () => {
  test.each([
    ['one of a bought package', '1234567', '1988'],
    ['one of LINE’s old lists', '1', '1'],
    ['a sticker under another package', '446', '10855'],
    ['one before the first', '446', '1987'],
    ['one after the last', '446', '2028'],
    ['words instead of a number', '446', 'moon'],
    ['a number in another writing', '446', '1.988e3'],
    ['nothing', '446', ''],
    ['a name every object has', 'constructor', '0'],
  ])('%s', (_, packageId, stickerId) => {
    expect(canSendSticker({ packageId, stickerId })).toEqual(deny('stickerNotSendable', {}));
  });
});

describe('a sticker that is sent', () => {
  test.each([
    ['11537', '52002738', 'ANIMATION'],
    ['446', '1988', 'STATIC'],
  ])('%s/%s is shown as %s', (packageId, stickerId, resourceType) => {
    expect(sentSticker({ packageId, stickerId })).toMatchObject({
      kind: 'sticker',
      packageId,
      stickerId,
      resourceType,
    });
  });
  test('has words for those who cannot see it, whatever its package', () => {
    for (const packageId of Object.keys(sendableStickers))
      expect(sentSticker({ packageId, stickerId: '1' }).words.length).toBeGreaterThan(0);
  });
});

describe('what LINE calls a sticker is learned', () => {
  const moon = {
    kind: 'sticker',
    packageId: '446',
    stickerId: '1988',
    resourceType: 'STATIC',
    words: ['はい'],
  } as const;
  it('of those that members can send', () => {
    expect(wordsToLearn(moon)).toEqual({ packageId: '446', stickerId: '1988', words: ['はい'] });
    expect(wordsToLearn({ ...moon, packageId: '1' })).toBeNull();
  });
  it('but not what a LINE user typed, nor what is no word', () => {
    expect(wordsToLearn({ ...moon, resourceType: 'MESSAGE' })).toBeNull();
    expect(wordsToLearn({ ...moon, words: ['x'.repeat(41)] })).toBeNull();
    expect(wordsToLearn({ ...moon, words: ['x'.repeat(41), 'はい'] })?.words).toEqual(['はい']);
    expect(wordsToLearn({ ...moon, words: [] })).toBeNull();
  });
});
