import { checkString, checkUrl, ifGiven, type MessageChecker } from './checker.ts';

/** LINE reference, Video message. */
const MAX_TRACKING_ID_LENGTH = 100;
const TRACKING_ID = /^[A-Za-z0-9\-.=,+*()%$&;:@{}!?<>[\]]+$/;

export const video: MessageChecker = {
  check: (message, { at, allowLoopbackHttp }) => [
    ...checkUrl(message.originalContentUrl, `${at}.originalContentUrl`, allowLoopbackHttp),
    ...checkUrl(message.previewImageUrl, `${at}.previewImageUrl`, allowLoopbackHttp),
    ...ifGiven(message.trackingId, () => checkTrackingId(message.trackingId, `${at}.trackingId`)),
  ],
  describe: () => '[video]',
  isQuotable: true,
};

function checkTrackingId(value: unknown, property: string) {
  const problems = checkString(value, MAX_TRACKING_ID_LENGTH, property);
  if (problems.length > 0 || TRACKING_ID.test(String(value))) return problems;
  return [{ message: 'Contains characters that cannot be used', property }];
}
