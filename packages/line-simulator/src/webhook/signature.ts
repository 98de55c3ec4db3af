import { createHmac } from 'node:crypto';

/** `X-Line-Signature`: base64 of HMAC-SHA256 over the raw body bytes, keyed with the channel secret (LINE docs, Verify webhook signature). */
export function signBody(channelSecret: string, body: string | Buffer): string {
  return createHmac('sha256', channelSecret).update(body).digest('base64');
}

/** JSON as LINE writes it: every non-ASCII character escaped, so that parsing and printing again gives other bytes. */
export function stringifyLikeLine(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
