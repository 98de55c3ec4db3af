import { checkUrl, type MessageChecker } from './checker.ts';

export const image: MessageChecker = {
  check: (message, { at, allowLoopbackHttp }) => [
    ...checkUrl(message.originalContentUrl, `${at}.originalContentUrl`, allowLoopbackHttp),
    ...checkUrl(message.previewImageUrl, `${at}.previewImageUrl`, allowLoopbackHttp),
  ],
  describe: () => '[image]',
  isQuotable: true,
};
