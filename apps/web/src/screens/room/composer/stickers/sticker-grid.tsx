import { createSignal, For } from 'solid-js';
import { nameOf } from './sticker-name.ts';
import { placeOf, type Sticker } from './sticker-packs.ts';
import { StickerPicture } from './sticker-picture.tsx';

/** Pictures to choose from: one stop for Tab, arrows go in both directions, Home and End to the edges. */
export function StickerGrid(props: {
  label: string;
  stickers: readonly Sticker[];
  onChoose: (sticker: Sticker) => void;
}) {
  let grid!: HTMLDivElement;
  const [current, setCurrent] = createSignal(0);
  const buttons = () => [...grid.querySelectorAll<HTMLButtonElement>('button')];
  const press = (event: KeyboardEvent) => {
    const next = nextPlace(event.key, current(), props.stickers.length, columnsOf(buttons()));
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    buttons()[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of pictures, not of form fields
    <div ref={grid} class="sticker-grid" role="group" aria-label={props.label}>
      <For each={props.stickers}>
        {(sticker, at) => (
          <button
            type="button"
            class="sticker-choice"
            aria-label={nameOf(sticker)}
            tabIndex={at() === Math.min(current(), props.stickers.length - 1) ? 0 : -1}
            onFocus={() => setCurrent(at())}
            onKeyDown={press}
            onClick={() => props.onChoose(sticker)}
          >
            <StickerPicture stickerId={sticker.stickerId} at={placeOf(sticker)?.at ?? null} />
          </button>
        )}
      </For>
    </div>
  );
}

/** Where an arrow leads; null for other keys. */
export function nextPlace(key: string, at: number, count: number, columns: number): number | null {
  const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  if (step === undefined) return null;
  const next = at + step;
  return next >= 0 && next < count ? next : at;
}

/** How many stand in the first row. */
export function columnsOf(buttons: readonly HTMLElement[]): number {
  const top = buttons[0]?.offsetTop;
  const second = buttons.findIndex((button) => button.offsetTop !== top);
  return second < 0 ? buttons.length : second;
}
