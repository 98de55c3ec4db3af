import { createSignal, Show } from 'solid-js';
import { stickerUrl } from './sticker-packs.ts';
import './sticker-picture.css';

/** LINE's picture; until it is there, or where it cannot be had, a drawn sheet with its number, by which one can still choose. */
export function StickerPicture(props: { stickerId: string; at: number | null }) {
  const [picture, setPicture] = createSignal<'coming' | 'there' | 'away'>('coming');
  return (
    <span class="sticker-picture" aria-hidden="true">
      <Show when={picture() !== 'there'}>
        <svg viewBox="0 0 40 40" aria-hidden="true">
          <path d="M8 4h24a4 4 0 0 1 4 4v18L26 36H8a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4zM36 26h-6a4 4 0 0 0-4 4v6" />
        </svg>
        <span class="num">{props.at}</span>
      </Show>
      <Show when={picture() !== 'away'}>
        <img
          src={stickerUrl(props.stickerId)}
          alt=""
          loading="lazy"
          decoding="async"
          referrerpolicy="no-referrer"
          onLoad={() => setPicture('there')}
          onError={() => setPicture('away')}
        />
      </Show>
    </span>
  );
}
