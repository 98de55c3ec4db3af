import { createSignal, onCleanup, onMount } from 'solid-js';
import { whenSettled } from './keep-place.ts';

/** Closer to the end than this, in CSS pixels, counts as being at the end. */
const nearEnd = 48;

export type ScrollKeeper = {
  /** The reader is at the end: what comes is shown as it comes. Reactive. */
  readonly atEnd: () => boolean;
  /** Seq of the lowest message the reader can see. Reactive. */
  readonly lowestSeen: () => number;
  readonly toEnd: () => void;
  /** To be called just before rows come or go … */
  readonly note: () => void;
  /** … and just after: the height of the whole may be the same as before, so the browser would not tell. */
  readonly restore: () => void;
  /** Puts an element near the top, for example the line over the unread messages. */
  readonly toElement: (element: HTMLElement) => void;
};

/**
 * Keeps the reader's place in a list that grows at both ends and changes its height: at the end it stays at the end,
 * elsewhere the first message in sight stays where it is. Rows carry `data-seq`. Browsers' own scroll anchoring does not
 * work at the very top and is not in every Safari; where it works, nothing is left to correct here.
 * @param goesOn whether more of the talk follows the last row: its end is then not the end, and who waits there is not led on
 */
export function createScrollKeeper(
  box: () => HTMLElement,
  content: () => HTMLElement,
  goesOn: () => boolean,
): ScrollKeeper {
  const [atEnd, setAtEnd] = createSignal(true);
  const [lowestSeen, setLowestSeen] = createSignal(0);
  let anchor: { readonly row: HTMLElement; readonly top: number } | null = null;
  let lastTop = 0;

  const rows = () => content().querySelectorAll<HTMLElement>('[data-seq]');
  const isEnd = () => !goesOn() && box().scrollHeight - box().clientHeight - box().scrollTop <= nearEnd;

  function look(): void {
    const rising = box().scrollTop < lastTop - 1;
    lastTop = box().scrollTop;
    // Only the reader's own hand leads away from the end; content that grows does not.
    if (isEnd()) setAtEnd(true);
    else if (rising) setAtEnd(false);
    note();
  }

  function note(): void {
    const all = rows();
    const { top, bottom } = box().getBoundingClientRect();
    const first = all[firstWhere(all, (row) => row.getBoundingClientRect().bottom > top)];
    anchor = first ? { row: first, top: first.getBoundingClientRect().top } : null;
    const below = firstWhere(all, (row) => row.getBoundingClientRect().bottom > bottom + 1);
    setLowestSeen(Number(all[below - 1]?.dataset.seq ?? 0));
  }

  function restore(): void {
    if (box().clientHeight === 0) return;
    if (atEnd()) box().scrollTop = box().scrollHeight;
    else if (anchor?.row.isConnected) box().scrollTop += anchor.row.getBoundingClientRect().top - anchor.top;
    lastTop = box().scrollTop;
    note();
  }

  onMount(() => {
    // Told after layout and before paint, so a corrected place never flickers.
    const sizes = new ResizeObserver(restore);
    sizes.observe(box());
    sizes.observe(content());
    box().addEventListener('scroll', look, { passive: true });
    whenSettled(content(), () => {
      setAtEnd(isEnd());
      lastTop = box().scrollTop;
      note();
    });
    onCleanup(() => sizes.disconnect());
  });

  return {
    atEnd,
    lowestSeen,
    note: () => anchor && note(),
    restore,
    toEnd() {
      setAtEnd(true);
      restore();
    },
    toElement(element) {
      setAtEnd(false);
      box().scrollTop +=
        element.getBoundingClientRect().top - box().getBoundingClientRect().top - box().clientHeight / 4;
      look();
    },
  };
}

/** Index of the first row for which it holds (rows are in order, so by halves); the length when for none. */
function firstWhere(rows: ArrayLike<HTMLElement>, holds: (row: HTMLElement) => boolean): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(rows[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
