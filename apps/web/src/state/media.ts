import { createRoot, createSignal } from 'solid-js';

/** Two panes side by side from here on. The same number stands in the style sheets. */
export const isWide = createRoot(() => follow('(min-width: 800px)'));

/** Room details stand beside the room from here on; before, they take its place. */
export const isRoomy = createRoot(() => follow('(min-width: 1200px)'));

/** A finger, not a mouse: Enter makes a new line, and focus must not raise the keyboard unasked. */
export const isTouch = createRoot(() => follow('(pointer: coarse) and (hover: none)'));

function follow(query: string): () => boolean {
  const media = matchMedia(query);
  const [matches, setMatches] = createSignal(media.matches);
  media.addEventListener('change', () => setMatches(media.matches));
  return matches;
}
