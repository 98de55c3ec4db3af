import type { StickerWords } from '@engawa/domain';
import { folded } from '../../../folded.ts';
import { placeOf, type Sticker, type StickerPack, stickerPacks } from './sticker-packs.ts';

/** The sets in whose title or words every typed word occurs, in any writing (カナ, かな, wide letters, é). */
export function packsFor(query: string): readonly StickerPack[] {
  const words = wordsIn(query);
  if (words.length === 0) return stickerPacks;
  return stickerPacks.filter((pack) => words.every((word) => ofPack(pack).includes(word)));
}

/**
 * The stickers that LINE has called by a typed word; what more was typed may stand in the words of their set, so that a
 * character can be asked for with what it does. Those whose own words say all come first.
 */
export function stickersFor(query: string, learned: readonly StickerWords[]): readonly Sticker[] {
  const words = wordsIn(query);
  const found = learned.flatMap((sticker) => {
    const pack = placeOf(sticker)?.pack;
    const own = folded(sticker.words.join('\n'));
    const matches = words.filter((word) => own.includes(word));
    const rest = words.filter((word) => !own.includes(word));
    const isFound = pack && matches.length > 0 && rest.every((word) => ofPack(pack).includes(word));
    return isFound ? [{ sticker, rest: rest.length }] : [];
  });
  return found
    .toSorted((a, b) => a.rest - b.rest)
    .map(({ sticker: { packageId, stickerId } }) => ({ packageId, stickerId }));
}

function wordsIn(query: string): string[] {
  return folded(query).split(/\s+/).filter(Boolean);
}

function ofPack(pack: StickerPack): string {
  return folded(`${pack.title} ${pack.words}`);
}
