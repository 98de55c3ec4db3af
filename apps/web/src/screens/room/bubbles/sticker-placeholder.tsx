import { For, Show } from 'solid-js';

/** Drawn where LINE's own picture cannot be had: a face of paper, and what the sticker says. */
export function StickerPlaceholder(props: { words: readonly string[]; label: string }) {
  return (
    <span class="sticker sticker-drawn" role="img" aria-label={props.label}>
      <svg viewBox="0 0 116 104" aria-hidden="true">
        <path
          class="sticker-paper"
          d="M24 40q-8-24 14-18q9-6 20-6t20 6q22-6 14 18q6 10 4 22q-4 30-38 30t-38-30q-2-12 4-22z"
        />
        <path class="sticker-ink" d="M46 50v5M70 50v5M48 66q10 9 20 0" />
        <path class="sticker-blush" d="M36 63h5M75 63h5" />
      </svg>
      <Show when={props.words.length > 0}>
        <span class="sticker-words">
          <For each={props.words.slice(0, 2)}>{(word) => <span>{word}</span>}</For>
        </span>
      </Show>
    </span>
  );
}
