import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A cookie as the sign-in library signs it: `value.base64(HMAC-SHA-256)`, percent-encoded. Null when it is not ours.
 * @param cookies the request's header.
 */
export function signedValue(cookies: string, name: string, key: string): string | null {
  const raw = cookies
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`));
  const value = raw && decoded(raw.slice(name.length + 1));
  const end = value ? value.lastIndexOf('.') : -1;
  if (!value || end < 1) return null;
  const expected = signature(value.slice(0, end), key);
  const given = Buffer.from(value.slice(end + 1), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? value.slice(0, end) : null;
}

/** What stands behind `name=` of a cookie that `signedValue` will read. */
export function sign(value: string, key: string): string {
  return encodeURIComponent(`${value}.${signature(value, key).toString('base64')}`);
}

function signature(value: string, key: string): Buffer {
  return createHmac('sha256', key).update(value).digest();
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
