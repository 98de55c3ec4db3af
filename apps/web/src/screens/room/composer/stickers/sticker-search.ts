import { folded } from '../../../folded.ts';
import { type StickerPack, stickerPacks } from './sticker-packs.ts';

/** The sets in whose title or words every typed word occurs, in any writing (カナ, かな, wide letters). */
export function packsFor(query: string): readonly StickerPack[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return stickerPacks;
  return stickerPacks.filter((pack) => {
    const all = folded(`${pack.title} ${pack.words}`);
    return words.every((word) => all.includes(word));
  });
}
