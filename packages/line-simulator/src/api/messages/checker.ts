import type { ErrorDetail } from '../line-error.ts';
import { isSecureUrl } from '../secure-url.ts';

export interface CheckContext {
  /** Where the message stands in the body: `messages[0]`. */
  at: string;
  allowLoopbackHttp: boolean;
}

/** How LINE takes one message type; one file of this folder per type. */
export interface MessageChecker {
  check(message: Record<string, unknown>, context: CheckContext): ErrorDetail[];
  /** What the phone shows of it. */
  describe(message: Record<string, unknown>): string;
  /** Whether users may quote it, so that a quote token is given out (LINE docs, Get quote tokens). */
  isQuotable: boolean;
}

/** LINE reference, Image message and others. */
const MAX_URL_LENGTH = 2000;

/** A string of 1 to `max` UTF-16 units. */
export function checkString(value: unknown, max: number, property: string): ErrorDetail[] {
  if (value === undefined || value === null || value === '') return [{ message: 'May not be empty', property }];
  if (typeof value !== 'string') return [{ message: 'Must be a string', property }];
  return value.length > max ? [{ message: `Length must be between 0 and ${max}`, property }] : [];
}

export function checkNumber(value: unknown, property: string): ErrorDetail[] {
  if (typeof value === 'number' && Number.isFinite(value)) return [];
  return [{ message: 'May not be empty', property }];
}

export function checkUrl(value: unknown, property: string, allowLoopbackHttp: boolean): ErrorDetail[] {
  const problems = checkString(value, MAX_URL_LENGTH, property);
  if (problems.length > 0 || isSecureUrl(value, allowLoopbackHttp)) return problems;
  return [{ message: 'Must be a valid HTTPS URL', property }];
}
