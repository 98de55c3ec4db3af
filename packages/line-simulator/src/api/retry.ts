import type { AcceptedRequest } from '../retry-keys.ts';
import type { ApiAnswer, ApiCall } from './endpoint.ts';
import { LineError } from './line-error.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Does the work once per retry key; a second request with the same key gets 409 and what the first one sent.
 * @param check refuses what LINE does not take, and hands out the work.
 */
export function acceptOnce(call: ApiCall, check: () => () => Omit<AcceptedRequest, 'requestId'>): ApiAnswer {
  const { platform, channel, retryKey, requestId } = call;
  if (retryKey === undefined) return { status: 200, body: check()() };
  if (!UUID.test(retryKey)) throw new LineError(400, 'The X-Line-Retry-Key header is invalid');
  const accepted = platform.retryKeys.find(channel.channelId, retryKey);
  if (accepted && platform.looksAtRetryKeysFirst) throw alreadyAccepted(accepted);
  const work = check();
  if (accepted) throw alreadyAccepted(accepted);
  const body = work();
  platform.retryKeys.remember(channel.channelId, retryKey, { requestId, ...body });
  return { status: 200, body };
}

function alreadyAccepted({ requestId, sentMessages }: AcceptedRequest): LineError {
  const body = { message: 'The retry key is already accepted', ...(sentMessages ? { sentMessages } : {}) };
  return new LineError(409, body, { 'x-line-accepted-request-id': requestId });
}
