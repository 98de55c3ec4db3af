import { Banner, type BannerTone } from '@engawa/ui';
import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { text } from '../i18n/index.ts';
import { type ConnectionState, connection } from '../state/connection.ts';

/** A short break is nobody's business; a longer one is said quietly. */
const patienceMs = 2000;

const tones: Partial<Record<ConnectionState, BannerTone>> = { offline: 'offline', away: 'warning' };

/** Says how the device stands with the server when it has not been in step for a while. */
export function ConnectionBanner() {
  const [shown, setShown] = createSignal(false);
  createEffect(() => {
    if (connection() === 'live') return setShown(false);
    const timer = setTimeout(() => setShown(true), connection() === 'offline' ? 300 : patienceMs);
    onCleanup(() => clearTimeout(timer));
  });
  const sentence = () => {
    const words = text().shell.connection;
    const state = connection();
    if (state === 'offline' || state === 'away') return words[state];
    return state === 'catching-up' ? words.catchingUp : words.connecting;
  };
  return (
    <div role="status">
      <Show when={shown() && connection() !== 'live'}>
        <Banner tone={tones[connection()] ?? 'info'}>{sentence()}</Banner>
      </Show>
    </div>
  );
}
