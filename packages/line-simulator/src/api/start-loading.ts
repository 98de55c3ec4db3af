import type { Endpoint } from './endpoint.ts';
import { refuseBody, refuseProperty } from './line-error.ts';

/** LINE reference, Display a loading animation: 5 to 60 seconds in steps of 5, 20 when not given. */
const DEFAULT_SECONDS = 20;
const MAX_SECONDS = 60;
const STEP_SECONDS = 5;
const USER_ID = /^U[0-9a-f]{32}$/;

export const startLoading: Endpoint = {
  method: 'POST',
  path: '/v2/bot/chat/loading/start',
  handle({ platform, channel, body }) {
    const { chatId } = body;
    if (typeof chatId !== 'string' || !USER_ID.test(chatId)) throw refuseProperty('chatId');
    const seconds = readSeconds(body.loadingSeconds);
    if (platform.users.has(chatId)) {
      platform.chatOf(channel, chatId).loadingUntil = platform.now() + seconds * 1000;
      platform.announce({ userId: chatId, channelId: channel.channelId });
    }
    return { status: 202, body: {} };
  },
};

function readSeconds(value: unknown = DEFAULT_SECONDS): number {
  const isValid =
    typeof value === 'number' && value % STEP_SECONDS === 0 && value >= STEP_SECONDS && value <= MAX_SECONDS;
  if (isValid) return value;
  throw refuseBody([{ message: 'Must be a multiple of 5 between 5 and 60', property: 'loadingSeconds' }]);
}
