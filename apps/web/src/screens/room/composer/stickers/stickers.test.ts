import { canSendSticker } from '@engawa/domain';
import { describe, expect, it } from 'vitest';
import { nextPlace } from './sticker-grid.tsx';
import { placeOf, stickerPacks } from './sticker-packs.ts';
import { packsFor } from './sticker-search.ts';

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
