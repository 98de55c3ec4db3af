import type { LineEmoji } from '@engawa/domain';
import { createSignal } from 'solid-js';
import { deviceSetting } from './device-settings.ts';

const most = 32;
const [recents, setRecents] = createSignal<readonly LineEmoji[]>(read());

/** LINE emoji chosen on this device, the last one first. Reactive. */
export const recentEmojis = recents;

export function noteEmoji({ productId, emojiId }: LineEmoji): void {
  const others = recents().filter((one) => one.productId !== productId || one.emojiId !== emojiId);
  const next = [{ productId, emojiId }, ...others].slice(0, most);
  setRecents(next);
  deviceSetting('emojis', next.map((one) => `${one.productId}/${one.emojiId}`).join(' '));
}

function read(): LineEmoji[] {
  const kept = (deviceSetting('emojis') ?? '').split(' ').filter((one) => /^[0-9a-f]{24}\/\d{3}$/.test(one));
  return kept.map((one) => {
    const [productId, emojiId] = one.split('/') as [string, string];
    return { productId, emojiId };
  });
}
