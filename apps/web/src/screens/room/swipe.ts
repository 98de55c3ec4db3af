/** How far a finger must go sideways before letting go answers the message, in CSS pixels. */
const enough = 56;
const most = 76;

/** A message that a finger draws aside is answered. Sets --swipe (pixels) on the element; up and down still scroll. */
export function swipeToAnswer(element: HTMLElement, answer: () => void): void {
  let from: { x: number; y: number } | null = null;
  let aside = 0;
  const draw = (distance: number) => {
    aside = distance;
    element.style.setProperty('--swipe', `${distance}px`);
  };
  const end = () => {
    if (aside >= enough) answer();
    from = null;
    element.removeAttribute('data-swiping');
    draw(0);
  };
  element.addEventListener(
    'touchstart',
    ({ touches }) => {
      from = touches.length === 1 ? { x: touches[0]!.clientX, y: touches[0]!.clientY } : null;
    },
    { passive: true },
  );
  element.addEventListener(
    'touchmove',
    ({ touches }) => {
      if (!from) return;
      const [x, y] = [from.x - touches[0]!.clientX, Math.abs(touches[0]!.clientY - from.y)];
      if (aside === 0 && y > x) from = null;
      if (!from || x < 12) return draw(0);
      element.setAttribute('data-swiping', x >= enough ? 'enough' : '');
      draw(Math.min(x, most));
    },
    { passive: true },
  );
  element.addEventListener('touchend', end);
  element.addEventListener('touchcancel', () => {
    aside = 0;
    end();
  });
}
