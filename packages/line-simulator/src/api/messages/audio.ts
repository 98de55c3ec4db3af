import { checkNumber, checkUrl, type MessageChecker } from './checker.ts';

export const audio: MessageChecker = {
  check: (message, { at, allowLoopbackHttp }) => [
    ...checkUrl(message.originalContentUrl, `${at}.originalContentUrl`, allowLoopbackHttp),
    ...checkNumber(message.duration, `${at}.duration`),
  ],
  describe: () => '[audio]',
  isQuotable: false,
};
