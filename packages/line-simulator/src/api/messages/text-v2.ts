import type { ErrorDetail } from '../line-error.ts';
import { checkString, type MessageChecker } from './checker.ts';

const MAX_TEXT_LENGTH = 5000;
/** Doubled braces, a placeholder, or a brace that is neither. */
const BRACES = /\{\{|\}\}|\{([0-9A-Za-z_]{1,20})\}|[{}]/g;

export const textV2: MessageChecker = {
  check(message, { at }) {
    const problems = checkString(message.text, MAX_TEXT_LENGTH, `${at}.text`);
    return problems.length > 0 ? problems : checkBraces(message, `${at}.text`);
  },
  describe: (message) => String(message.text).replaceAll('{{', '{').replaceAll('}}', '}'),
  isQuotable: true,
};

/** A single brace must open or close a placeholder that has a substitution (LINE reference, Text message v2). */
function checkBraces(message: Record<string, unknown>, property: string): ErrorDetail[] {
  const known = new Set(Object.keys((message.substitution as object | undefined) ?? {}));
  for (const [found, key] of String(message.text).matchAll(BRACES)) {
    const isFine = found === '{{' || found === '}}' || (key !== undefined && known.has(key));
    if (!isFine) return [{ message: 'Invalid placeholder', property }];
  }
  return [];
}
