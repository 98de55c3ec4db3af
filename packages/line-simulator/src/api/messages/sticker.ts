import type { MessageChecker } from './checker.ts';

/** Package → first and last sticker that an account may send (LINE docs, List of available stickers). */
const SENDABLE_STICKERS: Record<string, [first: number, last: number]> = {
  446: [1988, 2027],
  789: [10855, 10894],
  1070: [17839, 17878],
  6136: [10551376, 10551399],
  6325: [10979904, 10979927],
  6359: [11069848, 11069871],
  6362: [11087920, 11087943],
  6370: [11088016, 11088039],
  6632: [11825374, 11825397],
  8515: [16581242, 16581265],
  8522: [16581266, 16581289],
  8525: [16581290, 16581313],
  11537: [52002734, 52002773],
  11538: [51626494, 51626533],
  11539: [52114110, 52114149],
};

export const sticker: MessageChecker = {
  check({ packageId, stickerId }, { at }) {
    if (isSendable(packageId, stickerId)) return [];
    return [{ message: 'This sticker cannot be sent', property: `${at}.stickerId` }];
  },
  describe: () => '[sticker]',
  isQuotable: true,
  canQuote: true,
};

export function isSendable(packageId: unknown, stickerId: unknown): boolean {
  if (typeof packageId !== 'string' || typeof stickerId !== 'string' || !/^\d+$/.test(stickerId)) return false;
  const range = Object.hasOwn(SENDABLE_STICKERS, packageId) ? SENDABLE_STICKERS[packageId] : undefined;
  return range !== undefined && Number(stickerId) >= range[0] && Number(stickerId) <= range[1];
}
