import type { ErrorDetail } from '../line-error.ts';
import { checkString, type Fields } from './checker.ts';

/** LINE reference, Flex, template and imagemap message. */
const MAX_ALT_TEXT_LENGTH = 1500;

/** The words shown where a designed message cannot be. */
export function checkAltText(message: Fields, at: string): ErrorDetail[] {
  return checkString(message.altText, MAX_ALT_TEXT_LENGTH, `${at}.altText`);
}
