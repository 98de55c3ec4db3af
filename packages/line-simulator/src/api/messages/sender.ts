import { type ErrorDetail, LineError, refuseProperty } from '../line-error.ts';
import { checkUrl } from './checker.ts';

/** LINE reference, Change icon and display name: UTF-16 units. */
const MAX_NAME_LENGTH = 20;
/** LINE names this word; the rest of its list is not published. */
const FORBIDDEN_WORD = /line/i;

/** Checks `sender` of a message. A wrong name fails with a body of its own, without details, as seen from LINE. */
export function checkSender(value: unknown, at: string, allowLoopbackHttp: boolean): ErrorDetail[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) throw refuseProperty(`${at}.sender`);
  const { name, iconUrl } = value as Record<string, unknown>;
  if (name !== undefined) checkName(name);
  return iconUrl === undefined ? [] : checkUrl(iconUrl, `${at}.sender.iconUrl`, allowLoopbackHttp);
}

function checkName(name: unknown): void {
  const isFitting = typeof name === 'string' && name.length >= 1 && name.length <= MAX_NAME_LENGTH;
  if (!isFitting) throw new LineError(400, 'sender.name length is invalid');
  if (FORBIDDEN_WORD.test(name)) throw new LineError(400, 'sender.name contains a word that cannot be used');
}
