import type { StickerContent } from '@engawa/domain';
import { idIn, labelIn, type Outside } from './outside.ts';

/** More words than LINE sends (LINE reference, Sticker message: 15 keywords). */
const mostWords = 20;

/** A sticker of any resource type, also of one that LINE adds tomorrow. @returns null when its picture has no number. */
export function stickerFromLine(message: Outside): StickerContent | null {
  const { packageId, stickerId } = message;
  if (!isNumber(packageId) || !isNumber(stickerId)) return null;
  const keywords = Array.isArray(message.keywords) ? message.keywords.slice(0, mostWords) : [];
  const words = [message.text, ...keywords].map((word) => labelIn(word)).filter((word) => word !== null);
  const resourceType = idIn(message.stickerResourceType) ?? 'STATIC';
  return { kind: 'sticker', packageId, stickerId, resourceType, words: [...new Set(words)] };
}

/** It becomes part of an address at LINE's servers. */
function isNumber(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,30}$/.test(value);
}
