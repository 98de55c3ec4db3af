import type { TrafficProblem } from '@engawa/domain';
import { HTTPFetchError } from '@line/bot-sdk';
import { outcomeOf } from './outcome.ts';

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
};

/** What an error of a question to LINE means to an admin; null: LINE had done it before. */
export function problemOf(error: unknown): TrafficProblem | null {
  const { kind } = outcomeOf(error);
  return kind in problems ? problems[kind]! : 'refused';
}

/** LINE's own words to what it refused; null when there are none. */
export function refusalOf(error: unknown): string | null {
  return error instanceof HTTPFetchError ? error.body : null;
}
