import { checkNumber, checkString, type MessageChecker } from './checker.ts';

/** LINE reference, Location message. */
const MAX_LENGTH = 100;

export const location: MessageChecker = {
  check: (message, { at }) => [
    ...checkString(message.title, MAX_LENGTH, `${at}.title`),
    ...checkString(message.address, MAX_LENGTH, `${at}.address`),
    ...checkNumber(message.latitude, `${at}.latitude`, -90, 90),
    ...checkNumber(message.longitude, `${at}.longitude`, -180, 180),
  ],
  describe: (message) => String(message.title),
  isQuotable: false,
};
