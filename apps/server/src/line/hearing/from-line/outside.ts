import { cutToUnits, isBlank } from '@engawa/domain';

/** A value that came from outside, looked at property by property; whatever is not an object has none. */
export type Outside = Readonly<Record<string, unknown>>;

export function outside(value: unknown): Outside {
  return typeof value === 'object' && value !== null ? (value as Outside) : {};
}

/** Ids of LINE are short and printable; nothing else is taken for one, or a database might refuse the whole row. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value);
}

export function idIn(value: unknown): string | null {
  return isId(value) ? value : null;
}

/** Tokens and addresses: printable, of a length that LINE does not publish. */
export function printableIn(value: unknown): string | null {
  return typeof value === 'string' && /^[\x21-\x7e]{1,2000}$/.test(value) ? value : null;
}

/** What people wrote. PostgreSQL stores neither NUL nor half a surrogate pair, and no screen shows them. */
export function wordsIn(value: unknown): string | null {
  return typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : null;
}

/** The same for what stands beside a message; null when there is nothing to read. */
export function labelIn(value: unknown, units = 200): string | null {
  const words = cutToUnits(wordsIn(value)?.trim() ?? '', units);
  return isBlank(words) ? null : words;
}

/** A whole number that every column takes. */
export function countIn(value: unknown, most = 2 ** 31 - 1): number | null {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most ? (value as number) : null;
}

export function listIn(value: unknown): readonly Outside[] {
  return Array.isArray(value) ? value.map(outside) : [];
}
