import { request } from '../api.js';

/** @import { FaultsView } from '../../api/faults.ts' */
/** @import { RequestView, WebhookView } from '../../api/log.ts' */
/** @import { WebhookOutcome } from '../api.js' */
/** @import { PlatformView } from '../../api/settings.ts' */

/** @returns {Promise<PlatformView>} */
export const readPlatform = () => request('GET', '/platform');

/** @param {string} channelId @param {object} settings @returns {Promise<PlatformView>} */
export const changeAccount = (channelId, settings) => request('PATCH', `/platform/accounts/${channelId}`, settings);

/** @param {boolean} redelivery @returns {Promise<PlatformView>} */
export const setRedelivery = (redelivery) => request('PATCH', '/platform', { redelivery });

/** @param {'redeliver' | 'expire-reply-tokens'} what @returns {Promise<PlatformView>} */
export const actOnPlatform = (what) => request('POST', `/platform/${what}`, {});

/** @param {{ ms: number } | { to: 'next-month' }} how @returns {Promise<PlatformView>} */
export const skipClock = (how) => request('POST', '/platform/skip', how);

/** @returns {Promise<FaultsView>} */
export const readFaults = () => request('GET', '/faults');

/** @param {{ fault: object, endpoint?: string, times: number }} plan @returns {Promise<FaultsView>} */
export const planApiFault = (plan) => request('POST', '/faults', plan);

/** @param {{ fault: object, times: number }} plan @returns {Promise<FaultsView>} */
export const planWebhookFault = (plan) => request('POST', '/faults/webhooks', plan);

/** @returns {Promise<FaultsView>} */
export const clearFaults = () => request('DELETE', '/faults');

/** What happens in one talk; see the control API's `messages.ts` and `happenings.ts`. @param {{ userId: string, channelId: string }} talk @param {string} what @param {object} body @returns {Promise<WebhookOutcome>} */
export const happenIn = ({ userId, channelId }, what, body) =>
  request('POST', `/users/${userId}/chats/${channelId}/${what}`, body);

/** @returns {Promise<{ requests: RequestView[], webhooks: WebhookView[] }>} */
export const readLog = () => request('GET', '/log');
