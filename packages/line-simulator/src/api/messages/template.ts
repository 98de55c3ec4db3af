import type { ErrorDetail } from '../line-error.ts';
import { checkAction } from './action.ts';
import { checkAltText } from './alt-text.ts';
import {
  checkList,
  checkUrl,
  checkWords,
  type Fields,
  ifGiven,
  lookUp,
  type MessageChecker,
  toFields,
} from './checker.ts';

/** LINE reference, Template messages; words are counted in graphemes. */
const MAX_LABEL = 20;
const MAX_TITLE = 40;
const MAX_COLUMNS = 10;
/** Words have less room beside an image or a title. */
const MAX_WORDS_BESIDE = 60;

type Context = { at: string; allowLoopbackHttp: boolean };

export const template: MessageChecker = {
  check(message, { at, allowLoopbackHttp }) {
    const fields = toFields(message.template);
    const context = { at: `${at}.template`, allowLoopbackHttp };
    const check = lookUp(CHECKS, fields.type);
    const problems = check?.(fields, context) ?? [
      { message: 'Unknown template type', property: `${at}.template.type` },
    ];
    return [...checkAltText(message, at), ...problems];
  },
  describe: (message) => String(message.altText),
  isQuotable: true,
};

const CHECKS: Record<string, (fields: Fields, context: Context) => ErrorDetail[]> = {
  buttons: (fields, context) => checkCard(fields, context, { maxWords: 160, maxActions: 4 }),
  confirm: (fields, { at }) => [
    ...checkWords(fields.text, 240, `${at}.text`),
    ...checkActions(fields.actions, [2, 2], at),
  ],
  carousel: (fields, { at, allowLoopbackHttp }) => [
    ...checkList(fields.columns, [1, MAX_COLUMNS], `${at}.columns`, (column, place) =>
      checkCard(column, { at: place, allowLoopbackHttp }, { maxWords: 120, maxActions: 3 }),
    ),
    ...checkEvenActions(fields.columns, `${at}.columns`),
  ],
  image_carousel: (fields, { at, allowLoopbackHttp }) =>
    checkList(fields.columns, [1, MAX_COLUMNS], `${at}.columns`, (column, place) => [
      ...checkUrl(column.imageUrl, `${place}.imageUrl`, allowLoopbackHttp),
      ...checkAction(toFields(column.action), `${place}.action`, { maxLabel: 12 }),
    ]),
};

function checkCard(
  card: Fields,
  { at, allowLoopbackHttp }: Context,
  { maxWords, maxActions }: { maxWords: number; maxActions: number },
): ErrorDetail[] {
  const { title, thumbnailImageUrl } = card;
  const isCrowded = title !== undefined || thumbnailImageUrl !== undefined;
  return [
    ...checkWords(card.text, isCrowded ? MAX_WORDS_BESIDE : maxWords, `${at}.text`),
    ...ifGiven(title, () => checkWords(title, MAX_TITLE, `${at}.title`)),
    ...ifGiven(thumbnailImageUrl, () => checkUrl(thumbnailImageUrl, `${at}.thumbnailImageUrl`, allowLoopbackHttp)),
    ...checkActions(card.actions, [1, maxActions], at),
  ];
}

function checkActions(actions: unknown, size: [min: number, max: number], at: string): ErrorDetail[] {
  return checkList(actions, size, `${at}.actions`, (action, place) =>
    checkAction(action, place, { maxLabel: MAX_LABEL }),
  );
}

/** Every column has the same number of buttons. */
function checkEvenActions(columns: unknown, property: string): ErrorDetail[] {
  const counts = Array.isArray(columns) ? columns.map((column) => column?.actions?.length) : [];
  return new Set(counts).size > 1
    ? [{ message: 'The number of actions must be the same in every column', property }]
    : [];
}
