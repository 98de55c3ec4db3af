/** A difference smaller than this, in CSS pixels, is the browser's own bars and no keyboard. */
const leastKeyboard = 100;

/**
 * Safari on a phone lays the keyboard over the page instead of making the page shorter, so the page is made shorter here.
 * Browsers that know `interactive-widget` have done it already: then there is no difference to see.
 */
export function keepAboveKeyboard(): void {
  const seen = window.visualViewport;
  if (!seen) return;
  const root = document.documentElement;
  seen.addEventListener('resize', () => {
    const covered = seen.scale === 1 && innerHeight - seen.height > leastKeyboard;
    if (!covered) return void root.style.removeProperty('--app-height');
    root.style.setProperty('--app-height', `${seen.height}px`);
    // Safari has moved the page up to show the field, which now is in sight anyway.
    scrollTo(0, 0);
  });
}
