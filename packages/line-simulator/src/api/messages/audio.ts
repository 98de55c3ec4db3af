import { checkNumber, checkUrl, type MessageChecker } from './checker.ts';

export const audio: MessageChecker = {
  check: (message, { at, allowLoopbackHttp }) => [
    ...checkUrl(message.originalContentUrl, `${at}.originalContentUrl`, allowLoopbackHttp),
    ...checkDuration(message.duration, `${at}.duration`),
  ],
  describe: () => '[audio]',
  isQuotable: false,
};

/** Whole milliseconds (LINE reference, Audio message). */
function checkDuration(value: unknown, property: string) {
  if (typeof value === 'number' && !Number.isInteger(value)) return [{ message: 'Must be an integer', property }];
  return checkNumber(value, property, 1);
}
