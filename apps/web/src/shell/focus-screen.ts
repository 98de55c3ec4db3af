import { isTouch } from '../state/media.ts';

/**
 * After a change of place the keyboard and the screen reader go on where the new content begins: at the element that asks
 * for it (`data-first-focus`; on a touch screen not at a text field, which would raise the keyboard), else at the heading.
 */
export function focusScreen(main: HTMLElement): void {
  requestAnimationFrame(() => {
    const wanted = isTouch() ? undefined : visible(main, '[data-first-focus]');
    const target = wanted ?? visible(main, 'h1') ?? main;
    if (!target.hasAttribute('tabindex') && target === wanted) target.focus({ preventScroll: true });
    else focusQuietly(target);
  });
}

/** Headings take focus only from here, so that Tab does not stop at them. */
function focusQuietly(target: HTMLElement): void {
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

function visible(main: HTMLElement, selector: string): HTMLElement | undefined {
  return [...main.querySelectorAll<HTMLElement>(selector)].find((element) => element.getClientRects().length > 0);
}
