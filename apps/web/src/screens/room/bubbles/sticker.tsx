import { Icon } from '@engawa/ui';
import { createMemo, createSignal, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { stickerPictures } from './line-cdn.ts';
import type { SaidProps } from './said.ts';
import { StickerPlaceholder } from './sticker-placeholder.tsx';
import './sticker.css';

/** A sticker from LINE's servers: moves once, sounds when tapped, and is drawn by us where LINE's picture is out of reach. */
export function StickerBubble(props: SaidProps<'sticker'>) {
  const pictures = createMemo(() =>
    stickerPictures(props.message.content.stickerId, props.message.content.resourceType),
  );
  const words = () => props.message.content.words.join(text().common.listJoin);
  const alt = () => (words() ? text().message.sticker.alt(words()) : text().room.kinds.sticker);
  const addresses = () => {
    const { moving, still } = pictures();
    return moving && !prefersStillness() ? [moving, ...still] : still;
  };
  const [tried, setTried] = createSignal(0);
  const [turn, setTurn] = createSignal(0);
  const address = () => addresses()[tried()];
  const play = () => {
    setTurn(turn() + 1);
    const { sound } = pictures();
    if (sound) void new Audio(sound).play().catch(() => {});
  };
  return (
    <Show when={address()} fallback={<StickerPlaceholder words={props.message.content.words} label={alt()} />}>
      {(src) => (
        <span class="sticker">
          {/* Drawn anew, a moving picture begins once more. */}
          <Show when={`${turn()} ${src()}`} keyed>
            <img
              src={src()}
              alt={alt()}
              referrerpolicy="no-referrer"
              draggable={false}
              onError={() => setTried(tried() + 1)}
            />
          </Show>
          <Show when={pictures().sound || pictures().moving}>
            <button
              type="button"
              class="sticker-play"
              aria-label={pictures().sound ? text().message.sticker.sound : text().message.sticker.again}
              onClick={play}
            >
              <Icon name={pictures().sound ? 'sound' : 'play'} size={15} />
            </button>
          </Show>
        </span>
      )}
    </Show>
  );
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
