import { createSignal } from 'solid-js';
import { deviceSetting } from './device-settings.ts';

type Sticker = { readonly packageId: string; readonly stickerId: string };

const most = 24;
const [recents, setRecents] = createSignal<readonly Sticker[]>(read());

/** Stickers sent from this device, the last one first. Reactive. */
export const recentStickers = recents;

export function noteSticker({ packageId, stickerId }: Sticker): void {
  const next = [{ packageId, stickerId }, ...recents().filter((one) => one.stickerId !== stickerId)].slice(0, most);
  setRecents(next);
  deviceSetting('stickers', next.map((one) => `${one.packageId}/${one.stickerId}`).join(' '));
}

function read(): Sticker[] {
  const kept = (deviceSetting('stickers') ?? '').split(' ').filter((one) => /^\d+\/\d+$/.test(one));
  return kept.map((one) => {
    const [packageId, stickerId] = one.split('/') as [string, string];
    return { packageId, stickerId };
  });
}
