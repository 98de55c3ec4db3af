import type { messagingApi } from '@line/bot-sdk';
import { type Endpoint, ok } from './endpoint.ts';
import { LineError } from './line-error.ts';

/** Of friends and of strangers who wrote; 404 for everybody else and for who blocked the account. */
export const getProfile: Endpoint = {
  method: 'GET',
  path: '/v2/bot/profile/:userId',
  handle({ platform, channel, params }) {
    const user = platform.users.get(params.userId ?? '');
    if (!user || !platform.chatOf(channel, user.userId).showsProfile()) throw new LineError(404, 'Not found');
    const { displayName, userId, pictureUrl, statusMessage, language } = user;
    const profile: messagingApi.UserProfileResponse = {
      displayName,
      userId,
      ...(pictureUrl === undefined ? {} : { pictureUrl }),
      ...(statusMessage === undefined ? {} : { statusMessage }),
      ...(language === undefined ? {} : { language }),
    };
    return ok(profile);
  },
};
