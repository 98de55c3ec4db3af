import type { ErrorDetail } from '../line-error.ts';
import { checkAction } from './action.ts';
import { type CheckContext, checkList, checkUrl, ifGiven, toFields } from './checker.ts';

/** LINE reference, Quick reply. */
const MAX_ITEMS = 13;
const MAX_LABEL = 20;

/** The buttons below a message. */
export function checkQuickReply(value: unknown, { at, allowLoopbackHttp }: CheckContext): ErrorDetail[] {
  return checkList(toFields(value).items, [1, MAX_ITEMS], `${at}.quickReply.items`, (item, place) => [
    ...ifGiven(item.imageUrl, () => checkUrl(item.imageUrl, `${place}.imageUrl`, allowLoopbackHttp)),
    ...checkAction(toFields(item.action), `${place}.action`, { maxLabel: MAX_LABEL, inQuickReply: true }),
  ]);
}
