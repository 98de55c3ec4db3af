import type { LineEmoji } from '@engawa/domain';
import { Button, Icon } from '@engawa/ui';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { text } from '../../../../i18n/index.ts';
import { emojiPicture } from '../../bubbles/line-cdn.ts';
import { columnsOf, nextPlace } from '../stickers/sticker-grid.tsx';
import { nameOf } from './emoji-name.ts';

type EmojiGridProps = {
  label: string;
  emojis: readonly LineEmoji[];
  disabled: boolean;
  onChoose: (emoji: LineEmoji, press: MouseEvent) => void;
  onAgain: () => void;
};

/** Without a single picture after so many, LINE's pictures cannot be had. */
const awayAfter = 6;

/** LINE emoji of which LINE shows a picture; no others can be chosen, since their numbers may be wrong. */
export function EmojiGrid(props: EmojiGridProps) {
  let grid!: HTMLDivElement;
  const [pictures, setPictures] = createStore<Record<string, 'there' | 'away'>>({});
  const [current, setCurrent] = createSignal<string>();
  const key = ({ productId, emojiId }: LineEmoji) => `${productId}/${emojiId}`;
  // Asked once for each picture that comes in, not by every button.
  const first = createMemo(() => props.emojis.map(key).find((id) => pictures[id] === 'there'));
  const missing = createMemo(() => props.emojis.filter((emoji) => pictures[key(emoji)] === 'away').length);
  const allAway = () => first() === undefined && missing() >= Math.min(awayAfter, props.emojis.length);
  const isStop = (emoji: LineEmoji) => key(emoji) === (current() ?? first());
  const press = (event: KeyboardEvent) => {
    const buttons = [...grid.querySelectorAll<HTMLButtonElement>('button:enabled')];
    const at = buttons.indexOf(event.currentTarget as HTMLButtonElement);
    const next = nextPlace(event.key, at, buttons.length, columnsOf(buttons));
    if (next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
  };
  return (
    <Show when={!allAway()} fallback={<Away onAgain={props.onAgain} />}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of pictures, not of form fields */}
      <div ref={grid} class="emoji-grid" role="group" aria-label={props.label}>
        <For each={props.emojis}>
          {(emoji) => (
            <Show when={pictures[key(emoji)] !== 'away'}>
              <button
                type="button"
                class="emoji-choice"
                aria-label={nameOf(emoji)}
                aria-disabled={props.disabled ? 'true' : undefined}
                disabled={pictures[key(emoji)] !== 'there'}
                tabIndex={isStop(emoji) ? 0 : -1}
                onFocus={() => setCurrent(key(emoji))}
                onKeyDown={press}
                onClick={(event) => !props.disabled && props.onChoose(emoji, event)}
              >
                <img
                  src={emojiPicture(emoji.productId, emoji.emojiId)}
                  alt=""
                  loading="lazy"
                  decoding="async"
                  referrerpolicy="no-referrer"
                  onLoad={() => setPictures(key(emoji), 'there')}
                  onError={() => setPictures(key(emoji), 'away')}
                />
              </button>
            </Show>
          )}
        </For>
      </div>
      <Show when={missing() > 0}>
        <Missing count={missing()} onAgain={props.onAgain} />
      </Show>
    </Show>
  );
}

/** Some may be pictures that LINE has never had. */
function Missing(props: { count: number; onAgain: () => void }) {
  const words = () => text().composer.emoji;
  return (
    <p class="emoji-missing">
      {words().missing(props.count)}
      <Button size="s" variant="plain" icon="refresh" onClick={() => props.onAgain()}>
        {words().again}
      </Button>
    </p>
  );
}

function Away(props: { onAgain: () => void }) {
  const words = () => text().composer.emoji;
  return (
    <div class="emoji-away" role="status">
      <Icon name="offline" size={32} />
      <p>{words().away}</p>
      <Button size="s" variant="quiet" icon="refresh" onClick={() => props.onAgain()}>
        {words().again}
      </Button>
    </div>
  );
}
