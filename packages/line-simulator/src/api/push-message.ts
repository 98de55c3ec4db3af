import { checkQuota, countRecipients, deliverToChat } from './account-messages.ts';
import { checkForChat } from './check-for-chat.ts';
import type { Endpoint } from './endpoint.ts';
import { LineError, refuseProperty } from './line-error.ts';
import { readMessages } from './messages/check-messages.ts';
import { acceptOnce } from './retry.ts';

const RECEIVER_ID = /^[UCR][0-9a-f]{32}$/;

/** Costs one of the quota per person reached, of a group one per member; 200 also for who blocked the account (LINE reference, Send push message). */
export const pushMessage: Endpoint = {
  method: 'POST',
  path: '/v2/bot/message/push',
  handle(call) {
    const { platform, channel, body } = call;
    return acceptOnce(call, () => {
      const chatId = readReceiver(body.to);
      const sending = readMessages(body, platform.allowLoopbackHttp);
      if (!platform.findChat(channel, chatId)) throw new LineError(400, 'Failed to send messages');
      checkForChat(call, chatId, sending.messages);
      const count = checkQuota(platform, channel, countRecipients(platform, channel, [chatId]));
      return () => {
        count('push');
        return { sentMessages: deliverToChat({ platform, channel, chatId }, sending) };
      };
    });
  },
};

function readReceiver(value: unknown): string {
  if (typeof value === 'string' && RECEIVER_ID.test(value)) return value;
  throw refuseProperty('to');
}
