import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js';
import { endsWithMember } from '../../state/member-end.ts';

/** Rows `from` up to but not including `to` are drawn. */
export type RowRange = { readonly from: number; readonly to: number };

/** Shorter lists are drawn whole: pages of the browser's own search and of screen readers then hold everything. */
const drawnWhole = 100;
/** Drawn beyond what is in sight, at either end; a key held down or a flick does not outrun them. */
const margin = 24;
/** The window moves by so many rows at once. */
const step = 8;
/** Before a row has been measured, CSS pixels. */
const usualRowHeight = 68;

/** Which rows of a list are drawn when the reader is `top` CSS pixels from its beginning. */
export function rowsDrawn(top: number, height: number, rowHeight: number, count: number): RowRange {
  if (count <= drawnWhole) return { from: 0, to: count };
  const first = Math.min(Math.floor(top / rowHeight), count) - margin;
  const last = Math.ceil((top + height) / rowHeight) + margin;
  return {
    from: Math.max(0, Math.floor(first / step) * step),
    to: Math.min(count, Math.ceil(last / step) * step),
  };
}

/** Where the reader was in the list when it was last left. */
let place = 0;
endsWithMember(() => {
  place = 0;
});

export type RowWindow = {
  readonly range: Accessor<RowRange>;
  /** Heights of the rows that are not drawn, CSS pixels. */
  readonly above: () => number;
  readonly below: () => number;
};

/**
 * Draws of a list of thousands what can be seen. All rows are of one height; screen readers are told how many there are.
 * @param box what scrolls; @param list the element whose children are the drawn rows; @param rows all of them, in order
 */
export function createRowWindow(
  box: () => HTMLElement,
  list: () => HTMLElement | undefined,
  rows: Accessor<readonly unknown[]>,
): RowWindow {
  const count = createMemo(() => rows().length);
  const [top, setTop] = createSignal(place);
  const [height, setHeight] = createSignal(innerHeight);
  const [rowHeight, setRowHeight] = createSignal(usualRowHeight);
  const range = createMemo(() => rowsDrawn(top(), height(), rowHeight(), count()), undefined, { equals: isSame });

  function measure(): void {
    setHeight(box().clientHeight || innerHeight);
    setRowHeight(list()?.firstElementChild?.getBoundingClientRect().height || usualRowHeight);
  }
  onMount(() => {
    const look = () => setTop(box().scrollTop);
    box().scrollTop = place;
    box().addEventListener('scroll', look, { passive: true });
    const sizes = new ResizeObserver(measure);
    sizes.observe(box());
    onCleanup(() => {
      place = top();
      sizes.disconnect();
    });
  });
  createEffect(on(count, measure));
  createEffect(() => {
    const { from } = range();
    // Also the order of the rows is listened to: one that moves tells its new place, and one that comes into sight has none yet.
    rows();
    [...(list()?.children ?? [])].forEach((row, at) => {
      row.ariaSetSize = String(count());
      row.ariaPosInSet = String(from + at + 1);
    });
  });
  return {
    range,
    above: () => range().from * rowHeight(),
    below: () => (count() - range().to) * rowHeight(),
  };
}

function isSame(a: RowRange, b: RowRange): boolean {
  return a.from === b.from && a.to === b.to;
}
