/** How near to the end one must be to stay there; px. */
const NEAR_END = 80;

/**
 * Keeps the end of a growing list in sight, when its content grows and when its own height shrinks (keyboard, longer input),
 * unless the reader has scrolled up.
 * @param {HTMLElement} scroller with one child, the content
 */
export function stayAtEnd(scroller) {
  let isAtEnd = true;
  scroller.addEventListener('scroll', () => {
    isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
  });
  const observer = new ResizeObserver(() => {
    if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
  });
  observer.observe(scroller);
  for (const content of scroller.children) observer.observe(content);
}
