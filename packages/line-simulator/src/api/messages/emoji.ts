import type { ErrorDetail } from '../line-error.ts';
import { checkString, type Fields } from './checker.ts';

/** Product and emoji ids are far shorter. */
const MAX_ID_LENGTH = 100;

/**
 * Product → number of its emoji, from `001` on. UNCONFIRMED: LINE's own list (docs, List of available LINE emojis) could not
 * be read; these are the ids and counts on which public programs agree. How LINE words its no is not known either.
 */
const PRODUCTS: Record<string, number> = {
  '670e0cce840a8236ddd4ee4c': 211,
  '5ac2213e040ab15980c9b447': 182,
  '5ac21a8c040ab15980c9b43f': 149,
  '5ac21e6c040ab15980c9b444': 222,
  '5ac1bfd5040ab15980c9b435': 250,
  '5ac22e85040ab15980c9b44f': 209,
  '5ac22775040ab15980c9b44c': 247,
  '5ac2197b040ab15980c9b43d': 201,
  '5ac21d59031a6752fb806d5d': 212,
  '5ac221ca040ab15980c9b449': 167,
  '5ac22bad031a6752fb806d67': 214,
  '5ac2211e031a6752fb806d61': 250,
  '5ac21b4f031a6752fb806d59': 149,
  '5ac21fda040ab15980c9b446': 140,
  '5ac22224031a6752fb806d62': 251,
  '5ac22c9e031a6752fb806d68': 198,
  '5ac222bf031a6752fb806d64': 250,
  '5ac21869040ab15980c9b43b': 199,
  '5ac2280f031a6752fb806d65': 250,
  '5ac22293031a6752fb806d63': 184,
  '5ac2173d031a6752fb806d56': 240,
  '5ac21542031a6752fb806d55': 248,
  '5ac2216f040ab15980c9b448': 188,
  '5ac21f52040ab15980c9b445': 183,
  '5ac21ef5031a6752fb806d5e': 150,
  '5ac223c6040ab15980c9b44a': 157,
  '5ac22b23040ab15980c9b44d': 247,
  '5ac22def040ab15980c9b44e': 250,
  '5ac21c46040ab15980c9b442': 221,
  '5ac22d62031a6752fb806d69': 196,
  '5ac21a13031a6752fb806d57': 149,
  '5ac21a18040ab15980c9b43e': 239,
  '5ac2264e040ab15980c9b44b': 252,
  '5ac2206d031a6752fb806d5f': 252,
  '5ac220c2031a6752fb806d60': 246,
  '5ac22a8c031a6752fb806d66': 210,
  '5ac1de17040ab15980c9b438': 194,
  '5ac21cc5031a6752fb806d5c': 170,
  '5ac21ae3040ab15980c9b440': 149,
  '5ac218e3040ab15980c9b43c': 221,
  '5ac21184040ab15980c9b43a': 234,
  '5ac21ba5040ab15980c9b441': 161,
  '5ac21bf9031a6752fb806d5a': 161,
  '5ac21c4e031a6752fb806d5b': 161,
  '5ac21cce040ab15980c9b443': 161,
};

/** Ids of one of LINE's emoji. */
export function checkEmoji({ productId, emojiId }: Fields, at: string): ErrorDetail[] {
  const problems = [
    ...checkString(productId, MAX_ID_LENGTH, `${at}.productId`),
    ...checkString(emojiId, MAX_ID_LENGTH, `${at}.emojiId`),
  ];
  if (problems.length > 0 || isKnown(String(productId), String(emojiId))) return problems;
  return [{ message: 'This emoji cannot be sent', property: `${at}.emojiId` }];
}

function isKnown(productId: string, emojiId: string): boolean {
  const count = Object.hasOwn(PRODUCTS, productId) ? PRODUCTS[productId]! : 0;
  return /^\d{3}$/.test(emojiId) && Number(emojiId) >= 1 && Number(emojiId) <= count;
}
