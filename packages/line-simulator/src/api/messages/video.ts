import { checkUrl, type MessageChecker } from './checker.ts';

export const video: MessageChecker = {
  check: (message, { at, allowLoopbackHttp }) => [
    ...checkUrl(message.originalContentUrl, `${at}.originalContentUrl`, allowLoopbackHttp),
    ...checkUrl(message.previewImageUrl, `${at}.previewImageUrl`, allowLoopbackHttp),
  ],
  describe: () => '[video]',
  isQuotable: true,
};
