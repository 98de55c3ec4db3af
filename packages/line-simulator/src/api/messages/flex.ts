import type { ErrorDetail } from '../line-error.ts';
import { checkAltText } from './alt-text.ts';
import { type Fields, type MessageChecker, toFields } from './checker.ts';

/** LINE reference, Flex Message. */
const MAX_BUBBLE_BYTES = 30 * 1024;
const MAX_CAROUSEL_BYTES = 50 * 1024;
const MAX_BUBBLES = 12;

/** Of the design only kind and size are checked. */
export const flex: MessageChecker = {
  check: (message, { at }) => [
    ...checkAltText(message, at),
    ...checkContents(toFields(message.contents), `${at}.contents`),
  ],
  describe: (message) => String(message.altText),
  isQuotable: true,
};

function checkContents(contents: Fields, property: string): ErrorDetail[] {
  if (contents.type === 'bubble') return checkSize(contents, MAX_BUBBLE_BYTES, property);
  if (contents.type !== 'carousel')
    return [{ message: 'Must be one of: bubble, carousel', property: `${property}.type` }];
  const bubbles = Array.isArray(contents.contents) ? contents.contents : [];
  if (bubbles.length < 1 || bubbles.length > MAX_BUBBLES)
    return [{ message: `Size must be between 1 and ${MAX_BUBBLES}`, property: `${property}.contents` }];
  return checkSize(contents, MAX_CAROUSEL_BYTES, property);
}

function checkSize(contents: Fields, max: number, property: string): ErrorDetail[] {
  const bytes = Buffer.byteLength(JSON.stringify(contents));
  return bytes > max ? [{ message: `Size must be at most ${max} bytes`, property }] : [];
}
