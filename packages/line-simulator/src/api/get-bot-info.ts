import type { messagingApi } from '@line/bot-sdk';
import { type Endpoint, ok } from './endpoint.ts';

export const getBotInfo: Endpoint = {
  method: 'GET',
  path: '/v2/bot/info',
  handle({ channel }) {
    const { botUserId, basicId, displayName, pictureUrl, chatMode } = channel;
    const info: messagingApi.BotInfoResponse = {
      userId: botUserId,
      basicId,
      displayName,
      ...(pictureUrl === undefined ? {} : { pictureUrl }),
      chatMode,
      markAsReadMode: chatMode === 'chat' ? 'manual' : 'auto',
    };
    return ok(info);
  },
};
