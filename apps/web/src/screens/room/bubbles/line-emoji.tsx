import { createSignal, Show } from 'solid-js';
import { emojiPicture } from './line-cdn.ts';

/** One LINE emoji; its text where LINE's pictures cannot be reached. */
export function LineEmoji(props: { emoji: { productId: string; emojiId: string; text: string } }) {
  const address = () => emojiPicture(props.emoji.productId, props.emoji.emojiId);
  const [missing, setMissing] = createSignal<string>();
  return (
    <Show when={missing() !== address()} fallback={props.emoji.text}>
      <img
        class="line-emoji"
        src={address()}
        alt={props.emoji.text}
        referrerpolicy="no-referrer"
        onError={() => setMissing(address())}
      />
    </Show>
  );
}
