const settled = 'place-settled';

/** Does what changes the height of something in the timeline, and keeps the element where it stands on the screen. */
export function keepInPlace(element: HTMLElement, change: () => void): void {
  const top = () => element.getBoundingClientRect().top;
  const before = top();
  change();
  const box = element.closest('.timeline-box');
  if (box) box.scrollTop += top() - before;
  element.dispatchEvent(new Event(settled, { bubbles: true }));
}

/** Tells when the reader has such a change behind them: where they are now is where they want to be. */
export function whenSettled(content: HTMLElement, hear: () => void): void {
  content.addEventListener(settled, hear);
}
