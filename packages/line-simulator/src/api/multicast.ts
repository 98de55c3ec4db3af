import { checkQuota, countRecipients, deliverToChat } from './account-messages.ts';
import type { Endpoint } from './endpoint.ts';
import { refuseBody, refuseProperty } from './line-error.ts';
import { readMessages } from './messages/check-messages.ts';
import { acceptOnce } from './retry.ts';

/** LINE reference, Send multicast message. */
const MAX_RECEIVERS = 500;
const USER_ID = /^U[0-9a-f]{32}$/;

/** One to 500 users, no groups; unknown users are passed over. */
export const multicast: Endpoint = {
  method: 'POST',
  path: '/v2/bot/message/multicast',
  handle(call) {
    const { platform, channel, body } = call;
    return acceptOnce(call, () => {
      const userIds = readReceivers(body.to);
      const sending = readMessages(body, platform.allowLoopbackHttp);
      const count = checkQuota(platform, channel, countRecipients(platform, channel, userIds));
      return () => {
        count('multicast');
        for (const userId of userIds) {
          if (platform.users.has(userId)) deliverToChat({ platform, channel, chatId: userId }, sending);
        }
        return {};
      };
    });
  },
};

function readReceivers(value: unknown): string[] {
  if (!Array.isArray(value) || !value.every((id) => typeof id === 'string' && USER_ID.test(id)))
    throw refuseProperty('to');
  if (value.length >= 1 && value.length <= MAX_RECEIVERS) return [...new Set<string>(value)];
  throw refuseBody([{ message: `Size must be between 1 and ${MAX_RECEIVERS}`, property: 'to' }]);
}
