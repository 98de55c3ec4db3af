import { checkQuotes, countRecipients, deliverToUser, takeQuota } from './account-messages.ts';
import type { Endpoint } from './endpoint.ts';
import { LineError, refuseProperty } from './line-error.ts';
import { readMessages } from './messages/check-messages.ts';
import { acceptOnce } from './retry.ts';

const RECEIVER_ID = /^[UCR][0-9a-f]{32}$/;

/** Costs one of the quota per person reached; 200 also for who blocked the account (LINE reference, Send push message). */
export const pushMessage: Endpoint = {
  method: 'POST',
  path: '/v2/bot/message/push',
  handle(call) {
    const { platform, channel, body } = call;
    return acceptOnce(call, () => {
      const userId = readReceiver(body.to);
      const sending = readMessages(body, platform.allowLoopbackHttp);
      if (!platform.users.has(userId)) throw new LineError(400, 'Failed to send messages');
      checkQuotes(platform.chatOf(channel, userId), sending.messages);
      takeQuota(platform, channel, countRecipients(platform, channel, [userId]));
      return { sentMessages: deliverToUser({ platform, channel, userId }, sending) };
    });
  },
};

function readReceiver(value: unknown): string {
  if (typeof value === 'string' && RECEIVER_ID.test(value)) return value;
  throw refuseProperty('to');
}
