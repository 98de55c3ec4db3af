import { createSignal, Show } from 'solid-js';
import { stickerUrl } from './sticker-packs.ts';

/** LINE's picture, or where it cannot be had a drawn sheet with the sticker's number, by which one can still choose. */
export function StickerPicture(props: { stickerId: string; at: number | null }) {
  const [away, setAway] = createSignal(false);
  return (
    <Show
      when={!away()}
      fallback={
        <span class="sticker-away" aria-hidden="true">
          <svg viewBox="0 0 40 40" aria-hidden="true">
            <path d="M8 4h24a4 4 0 0 1 4 4v18L26 36H8a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4zM36 26h-6a4 4 0 0 0-4 4v6" />
          </svg>
          <span class="num">{props.at}</span>
        </span>
      }
    >
      <img
        class="sticker-picture"
        src={stickerUrl(props.stickerId)}
        alt=""
        loading="lazy"
        decoding="async"
        referrerpolicy="no-referrer"
        onError={() => setAway(true)}
      />
    </Show>
  );
}
