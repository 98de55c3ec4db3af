import type { TrafficProblem } from '@engawa/domain';
import { HTTPFetchError } from '@line/bot-sdk';
import { outcomeOf } from '../saying/outcome.ts';

const problems: Readonly<Record<string, TrafficProblem | null>> = {
  accepted: null,
  invalidReplyToken: 'invalidReplyToken',
  unknownDestination: 'unknownDestination',
  badCredentials: 'badCredentials',
  monthlyLimit: 'monthlyLimit',
  quotaReserved: 'quotaReserved',
  tooManyRequests: 'tooManyRequests',
  tooManyToContact: 'tooManyToContact',
  fault: 'lineFault',
  noAnswer: 'noAnswer',
  unreachable: 'unreachable',
  notAsked: 'unreachable',
};

/** "There is none" is an answer like any other: no address was set yet, or somebody does not show their profile. */
export function isPlainNo(what: string, status: number | null): boolean {
  return status === 404 && ['getWebhookEndpoint', 'getProfile'].includes(what);
}

/**
 * What an answer of LINE means to an admin; null: LINE did what was asked, or had done it before.
 * @param error what was thrown; null of who looks at the status alone
 */
export function problemOf(error: unknown, status: number | null): TrafficProblem | null {
  if (error === null) return status === null || status < 400 ? null : problemOfStatus(status);
  const { kind } = outcomeOf(error);
  return kind in problems ? problems[kind]! : 'refused';
}

function problemOfStatus(status: number): TrafficProblem {
  if (status === 401) return 'badCredentials';
  if (status === 429) return 'tooManyRequests';
  return status >= 500 ? 'lineFault' : 'refused';
}

/** LINE's own words to what it refused; null when there are none. */
export function refusalOf(error: unknown): string | null {
  return error instanceof HTTPFetchError ? error.body : null;
}
