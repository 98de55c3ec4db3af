import type { messagingApi } from '@line/bot-sdk';
import { makeToken } from '../ids.ts';
import { type Endpoint, ok } from './endpoint.ts';
import { LineError } from './line-error.ts';

/** The token with which a friend begins to link accounts (LINE reference, Issue link token). */
export const issueLinkToken: Endpoint = {
  method: 'POST',
  path: '/v2/bot/user/:userId/linkToken',
  handle({ platform, channel, params }) {
    const user = platform.users.get(params.userId ?? '');
    if (!user?.isFriendOf(channel)) throw new LineError(404, 'Not found');
    return ok({ linkToken: makeToken() } satisfies messagingApi.IssueLinkTokenResponse);
  },
};
