import { type Endpoint, ok } from './endpoint.ts';
import { readMessages } from './messages/check-messages.ts';

export const validateReply = makeValidation('reply');
export const validatePush = makeValidation('push');

/** Checks message objects without sending (LINE reference, Validate message objects). */
function makeValidation(kind: 'reply' | 'push'): Endpoint {
  return {
    method: 'POST',
    path: `/v2/bot/message/validate/${kind}`,
    handle({ platform, body }) {
      readMessages(body, platform.allowLoopbackHttp);
      return ok();
    },
  };
}
