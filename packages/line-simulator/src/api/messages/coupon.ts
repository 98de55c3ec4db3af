import { checkString, type MessageChecker } from './checker.ts';

/** LINE reference, Coupon message: the id's length is not published. */
const MAX_ID_LENGTH = 100;

export const coupon: MessageChecker = {
  check: (message, { at }) => checkString(message.couponId, MAX_ID_LENGTH, `${at}.couponId`),
  describe: () => '[coupon]',
  isQuotable: false,
};
