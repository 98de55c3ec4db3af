import { deliverToChat } from './account-messages.ts';
import { checkForChat } from './check-for-chat.ts';
import { type Endpoint, ok } from './endpoint.ts';
import { LineError, refuseBody } from './line-error.ts';
import { readMessages } from './messages/check-messages.ts';

/** Free of the quota; spends the reply token; knows no retry key (LINE reference, Send reply message). */
export const replyMessage: Endpoint = {
  method: 'POST',
  path: '/v2/bot/message/reply',
  handle({ platform, channel, body, retryKey }) {
    if (retryKey !== undefined) throw new LineError(400, 'The X-Line-Retry-Key header is not supported by this API');
    const sending = readMessages(body, platform.allowLoopbackHttp);
    const replyToken = readReplyToken(body.replyToken);
    const found = platform.replyTokens.find(replyToken, channel.channelId);
    if (!found || !platform.findChat(channel, found.chatId)) throw new LineError(400, 'Invalid reply token');
    const { chatId } = found;
    checkForChat({ platform, channel }, chatId, sending.messages);
    platform.replyTokens.spend(replyToken);
    platform.sentCounts.add(channel.channelId, 'reply', platform.findGroup(channel, chatId)?.members.size ?? 1);
    return ok({ sentMessages: deliverToChat({ platform, channel, chatId }, sending) });
  },
};

function readReplyToken(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw refuseBody([{ message: 'May not be empty', property: 'replyToken' }]);
}
