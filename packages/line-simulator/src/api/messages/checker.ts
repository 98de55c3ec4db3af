import type { ErrorDetail } from '../line-error.ts';
import { isSecureUrl } from '../secure-url.ts';

export interface CheckContext {
  /** Where the object stands in the body: `messages[0]`. */
  at: string;
  allowLoopbackHttp: boolean;
}

/** Any object of a request, before it is known what it is. */
export type Fields = Record<string, unknown>;

/** How LINE takes one message type; one file of this folder per type. */
export interface MessageChecker {
  check(message: Fields, context: CheckContext): ErrorDetail[];
  /** What the phone shows of it. */
  describe(message: Fields): string;
  /** Whether users may quote it, so that a quote token is given out (LINE docs, Get quote tokens). */
  isQuotable: boolean;
  /** Whether it may quote (LINE docs, Send messages quoting past messages). */
  canQuote?: boolean;
}

/** LINE reference, Image message and others. */
const MAX_URL_LENGTH = 2000;

export const EMPTY = 'May not be empty';

const graphemes = new Intl.Segmenter();

/** A string of 1 to `max` UTF-16 units. */
export function checkString(value: unknown, max: number, property: string): ErrorDetail[] {
  return checkLength(value, max, property, (text) => text.length);
}

/** A string of 1 to `max` graphemes: so LINE counts what stands on buttons (LINE docs, Character counting in a text). */
export function checkWords(value: unknown, max: number, property: string): ErrorDetail[] {
  return checkLength(value, max, property, (text) => [...graphemes.segment(text)].length);
}

/** Nothing, or what `check` says. */
export function ifGiven(value: unknown, check: () => ErrorDetail[]): ErrorDetail[] {
  return value === undefined ? [] : check();
}

/** A finite number of `min` to `max`. */
export function checkNumber(value: unknown, property: string, min = -Infinity, max = Infinity): ErrorDetail[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [{ message: EMPTY, property }];
  return value >= min && value <= max ? [] : [{ message: `Must be between ${min} and ${max}`, property }];
}

/** A list of `min` to `max` objects, each of which `checkEach` takes. */
export function checkList(
  value: unknown,
  [min, max]: [min: number, max: number],
  property: string,
  checkEach: (each: Fields, at: string) => ErrorDetail[],
): ErrorDetail[] {
  if (!Array.isArray(value)) return [{ message: EMPTY, property }];
  if (value.length < min || value.length > max)
    return [{ message: `Size must be between ${min} and ${max}`, property }];
  return value.flatMap((each, i) => checkEach(toFields(each), `${property}[${i}]`));
}

export function checkUrl(value: unknown, property: string, allowLoopbackHttp: boolean): ErrorDetail[] {
  const problems = checkString(value, MAX_URL_LENGTH, property);
  if (problems.length > 0 || isSecureUrl(value, allowLoopbackHttp)) return problems;
  return [{ message: 'Must be a valid HTTPS URL', property }];
}

/** The object itself; what is no object has no properties. */
export function toFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** What a table of checks holds for this name; nothing for what every object inherits. */
export function lookUp<Value>(table: Record<string, Value>, name: unknown): Value | undefined {
  return typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
}

function checkLength(value: unknown, max: number, property: string, measure: (text: string) => number): ErrorDetail[] {
  if (value === undefined || value === null || value === '') return [{ message: EMPTY, property }];
  if (typeof value !== 'string') return [{ message: 'Must be a string', property }];
  return measure(value) > max ? [{ message: `Length must be between 0 and ${max}`, property }] : [];
}
