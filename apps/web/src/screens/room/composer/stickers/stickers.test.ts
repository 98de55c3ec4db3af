import { canSendSticker } from '@engawa/domain';
import { describe, expect, it } from 'vitest';
import { nextPlace } from './sticker-grid.tsx';
import { placeOf, stickerPacks } from './sticker-packs.ts';
import { packsFor, stickersFor } from './sticker-search.ts';

describe('the sticker picker', () => {
  it('offers exactly what LINE takes from accounts, each set with a title', () => {
    const all = stickerPacks.flatMap((pack) => pack.stickers);
    expect(all).toHaveLength(456);
    expect(all.filter((sticker) => !canSendSticker(sticker).allowed)).toEqual([]);
    expect(stickerPacks.filter(({ title, packageId }) => title === packageId)).toEqual([]);
    expect(new Set(stickerPacks.map(({ title }) => title)).size).toBe(15);
  });

  it.each([
    ['ごめん', ['6136', '6632']],
    ['ﾌﾞﾗｳﾝ 動く', ['11537']],
    ['Thanks', ['8515', '8522', '8525']],
    ['bt21', ['11539']],
    ['請求書', []],
  ])('finds by %s the sets %j', (query, packageIds) => {
    expect(packsFor(query).map((pack) => pack.packageId)).toEqual(packageIds);
  });

  describe('finds single stickers by what LINE has called them', () => {
    const learned = [
      { packageId: '446', stickerId: '1988', words: ['OK', '了解'] },
      { packageId: '11537', stickerId: '52002734', words: ['チョット待って', 'Très bien'] },
      { packageId: '11537', stickerId: '52002735', words: ['了解', 'ブラウン'] },
      { packageId: '1', stickerId: '1', words: ['了解'] },
    ];
    it.each([
      ['了解', ['1988', '52002735']],
      ['ｏｋ', ['1988']],
      ['ちょっと', ['52002734']],
      ['ﾁﾖﾂﾄ', ['52002734']],
      ['tres', ['52002734']],
      ['ムーン 了解', ['1988']],
      ['了解 ブラウン', ['52002735']],
      ['ブラウン 動く', ['52002735']],
      ['ムーン', []],
      ['請求書', []],
      [' ', []],
    ])('%s: %j', (query, ids) => {
      expect(stickersFor(query, learned).map((sticker) => sticker.stickerId)).toEqual(ids);
    });
    it('those whose own words say all come first', () => {
      const [brown, moon] = [learned[2]!, { packageId: '11537', stickerId: '52002736', words: ['了解'] }];
      expect(stickersFor('ブラウン 了解', [moon, brown]).map(({ stickerId }) => stickerId)).toEqual([
        brown.stickerId,
        moon.stickerId,
      ]);
    });
  });

  it('names a sticker by its set and its place in it', () => {
    expect(placeOf({ packageId: '446', stickerId: '1990' })).toMatchObject({ at: 3 });
    expect(placeOf({ packageId: '446', stickerId: '1' })).toBeNull();
  });

  it('is walked through with the arrows, without falling off its edges', () => {
    expect(nextPlace('ArrowRight', 3, 24, 5)).toBe(4);
    expect(nextPlace('ArrowDown', 3, 24, 5)).toBe(8);
    expect(nextPlace('ArrowUp', 3, 24, 5)).toBe(3);
    expect(nextPlace('ArrowRight', 23, 24, 5)).toBe(23);
    expect(nextPlace('End', 3, 24, 5)).toBe(23);
    expect(nextPlace('Enter', 3, 24, 5)).toBeNull();
  });
});
