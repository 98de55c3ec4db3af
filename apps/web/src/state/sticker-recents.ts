import { createRecents } from './recents.ts';

type Sticker = { readonly packageId: string; readonly stickerId: string };

const recents = createRecents('stickers', /^\d+\/\d+$/, 24);

/** Stickers sent from this device, the last one first. Reactive. */
export function recentStickers(): readonly Sticker[] {
  return recents.all().map((word) => {
    const [packageId, stickerId] = word.split('/') as [string, string];
    return { packageId, stickerId };
  });
}

export function noteSticker({ packageId, stickerId }: Sticker): void {
  recents.note(`${packageId}/${stickerId}`);
}
