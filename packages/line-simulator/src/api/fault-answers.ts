import { randomUUID } from 'node:crypto';
import type { ApiFault, TooMany } from './faults.ts';
import { LineError } from './line-error.ts';

/** LINE reference, Rate limits and Status codes. What LINE says of too many messages to one user is not published: these words are ours. */
const TOO_MANY: Record<TooMany, string> = {
  rate: 'The API rate limit has been exceeded. Try again later.',
  month: 'You have reached your monthly limit.',
  reserved: 'You have reached your monthly limit.',
  user: 'Too many messages have been sent to the same user.',
};

/** LINE's own words for a status; where none are known, the name of the status. */
const MESSAGES: Record<number, string> = {
  400: 'The request body has 1 error(s)',
  401: 'Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.',
  403: 'Access to this API is not available for your account',
  404: 'Not found',
  409: 'The retry key is already accepted',
  410: 'The content is gone',
  413: 'Request entity too large',
  429: TOO_MANY.rate,
  500: 'Internal Server Error',
};

const GATEWAY_STATUSES = [502, 503, 504];

/** The answer that a fault gives in place of the work; null when the fault lets the work be done or answers nothing. */
export function answerOfFault(fault: ApiFault): LineError | null {
  if ('gateway' in fault) return new GatewayError(fault.gateway);
  if ('tooMany' in fault) return new LineError(429, TOO_MANY[fault.tooMany]);
  if ('refusesSender' in fault) return new LineError(400, 'sender.name length is invalid');
  if ('contentGone' in fault) return new LineError(410, 'The content is gone');
  return 'status' in fault ? answerWithStatus(fault.status, fault.body) : null;
}

function answerWithStatus(status: number, body: unknown): LineError {
  if (body !== undefined) return new LineError(status, body as string | object);
  if (GATEWAY_STATUSES.includes(status)) return new GatewayError(status);
  const headers: Record<string, string> = status === 409 ? { 'x-line-accepted-request-id': randomUUID() } : {};
  return new LineError(status, MESSAGES[status] ?? `Status ${status}`, headers);
}

/** What stands before LINE's servers answers in HTML, not in LINE's JSON. */
class GatewayError extends LineError {
  constructor(status: number) {
    super(status, '', { 'content-type': 'text/html' });
  }

  override get html(): string {
    return `<html><head><title>${this.status}</title></head><body><h1>${this.status}</h1></body></html>`;
  }
}
