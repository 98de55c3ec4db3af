import { STATELESS_TOKEN_SECONDS } from '../access-tokens.ts';
import type { Platform } from '../platform.ts';
import type { ApiAnswer } from './endpoint.ts';

export const STATELESS_TOKEN_PATH = '/oauth2/v3/token';

/** `POST /oauth2/v3/token` with channel id and secret. Errors have OAuth's shape, not the Messaging API's. */
export function issueStatelessToken(platform: Platform, form: Record<string, unknown>): ApiAnswer {
  if (form.grant_type !== 'client_credentials') return refuse("Invalid 'grant_type'.");
  const channel = platform.channels.get(String(form.client_id));
  if (!channel || channel.channelSecret !== form.client_secret) return refuse("Invalid 'client_credentials'.");
  const body = {
    token_type: 'Bearer',
    access_token: platform.accessTokens.issue(channel.channelId),
    expires_in: STATELESS_TOKEN_SECONDS,
  };
  return { status: 200, body };
}

function refuse(description: string): ApiAnswer {
  return { status: 400, body: { error: 'invalid_request', error_description: description } };
}
