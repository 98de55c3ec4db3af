import { For, Show } from 'solid-js';
import { splitLinks } from './split-links.ts';

/** Text as it was written, with web addresses that can be followed. */
export function Words(props: { text: string }) {
  return (
    <For each={splitLinks(props.text)}>
      {(part) => (
        <Show when={part.link} fallback={part.text}>
          <a href={part.text} target="_blank" rel="noopener noreferrer">
            {part.text}
          </a>
        </Show>
      )}
    </For>
  );
}
