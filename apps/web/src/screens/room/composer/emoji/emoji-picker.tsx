import { canSendEmojis, emojisOf, type LineEmoji, lineEmojiProducts, lineLimits } from '@engawa/domain';
import { Icon } from '@engawa/ui';
import { createSignal, type JSX, onMount, Show } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import { noteEmoji, recentEmojis } from '../../../../state/emoji-recents.ts';
import { emojiPicture } from '../../bubbles/line-cdn.ts';
import { Strip, StripPicture } from '../picker/strip.tsx';
import { EmojiGrid } from './emoji-grid.tsx';
import './emoji-picker.css';

const recent = 'recent';

type EmojiPickerProps = {
  /** How many stand in the message already. */
  used: number;
  onChoose: (emoji: LineEmoji, press: MouseEvent) => void;
  head: JSX.Element;
  takesFocus: boolean;
};

/** LINE's own emoji, by product and by what was chosen last; what is chosen goes into the words. */
export function EmojiPicker(props: EmojiPickerProps) {
  let panel!: HTMLDivElement;
  const words = () => text().composer.emoji;
  // What is chosen must not move away under the finger.
  const recents = recentEmojis();
  const [tab, setTab] = createSignal(recents.length > 0 ? recent : lineEmojiProducts[0]![0]);
  const [round, setRound] = createSignal(1);
  const isFull = () => !canSendEmojis(Array(props.used + 1)).allowed;
  const titleOf = (id: string) =>
    id === recent
      ? words().recent
      : words().product(lineEmojiProducts.findIndex(([productId]) => productId === id) + 1);
  const choose = (emoji: LineEmoji, press: MouseEvent) => {
    noteEmoji(emoji);
    props.onChoose(emoji, press);
  };
  onMount(() => props.takesFocus && panel.querySelector<HTMLElement>('.strip-tab[tabindex="0"]')?.focus());
  return (
    <div ref={panel} class="picker-sheet">
      {props.head}
      <Strip
        label={words().products}
        tabs={[recent, ...lineEmojiProducts.map(([id]) => id)]}
        tab={tab()}
        titleOf={titleOf}
        onTab={setTab}
      >
        {(id, at) => (
          <Show when={id !== recent} fallback={<Icon name="clock" size={22} />}>
            <StripPicture at={at} src={emojiPicture(id, '001')} />
          </Show>
        )}
      </Strip>
      <div class="sticker-sheets" role="tabpanel" aria-label={titleOf(tab())}>
        <Show when={`${round()} ${tab()}`} keyed>
          <Show when={tab() !== recent || recents.length > 0} fallback={<p class="sticker-note">{words().noRecent}</p>}>
            <EmojiGrid
              label={titleOf(tab())}
              emojis={tab() === recent ? recents : emojisOf(tab())}
              disabled={isFull()}
              onChoose={choose}
              onAgain={() => setRound(round() + 1)}
            />
          </Show>
        </Show>
      </div>
      <div role="status" class="picker-full">
        <Show when={isFull()}>
          <p class="picker-note">
            <strong>{words().full(lineLimits.emojisPerText)}</strong>
          </p>
        </Show>
      </div>
    </div>
  );
}
