import { createSignal, Show } from 'solid-js';
import { emojiPicture } from './line-cdn.ts';

/** One LINE emoji; its text where LINE's pictures cannot be reached. */
export function LineEmoji(props: { emoji: { productId: string; emojiId: string; text: string } }) {
  const [missing, setMissing] = createSignal(false);
  return (
    <Show when={!missing()} fallback={props.emoji.text}>
      <img
        class="line-emoji"
        src={emojiPicture(props.emoji.productId, props.emoji.emojiId)}
        alt={props.emoji.text}
        referrerpolicy="no-referrer"
        onError={() => setMissing(true)}
      />
    </Show>
  );
}
