/** How near to the end one must be to stay there; px. */
const NEAR_END = 80;

/**
 * Keeps the end of a growing list in sight, when its content grows and when its own height shrinks (keyboard, longer input),
 * unless the reader has scrolled up.
 * @param {HTMLElement} scroller with one child, the content
 */
export function stayAtEnd(scroller) {
  let isAtEnd = true;
  let lastTop = 0;
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_END;
    // Content that grew behind a jump to the end is no reader who scrolled up.
    isAtEnd = isNear || (isAtEnd && scrollTop >= lastTop);
    lastTop = scrollTop;
  });
  const observer = new ResizeObserver(() => {
    if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
  });
  observer.observe(scroller);
  for (const content of scroller.children) observer.observe(content);
}
