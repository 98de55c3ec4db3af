import { isTouch } from '../state/media.ts';

/**
 * After a change of place the keyboard and the screen reader go on where the new content begins: at the element that asks
 * for it (`data-first-focus`; on a touch screen not at a text field, which would raise the keyboard), else at the heading.
 */
export function focusScreen(main: HTMLElement): void {
  requestAnimationFrame(() => {
    const wanted = isTouch() ? null : main.querySelector<HTMLElement>('[data-first-focus]');
    const target = wanted ?? main.querySelector<HTMLElement>('[data-screen-title], h1') ?? main;
    if (!target.hasAttribute('tabindex') && target === wanted) target.focus({ preventScroll: true });
    else focusQuietly(target);
  });
}

/** Headings take focus only from here, so that Tab does not stop at them. */
function focusQuietly(target: HTMLElement): void {
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
