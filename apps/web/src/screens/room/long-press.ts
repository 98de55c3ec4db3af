/** How long a finger rests before it means the menu; phones agree on about this. */
const longMs = 500;
/** A finger is never quite still. CSS pixels. */
const still = 8;

/**
 * A finger that rests on an element inside. iPhones tell of it in no event of their own. What the finger would press when it
 * is lifted stays unpressed.
 */
export function onLongPress(
  inside: HTMLElement,
  pressed: (target: Element, at: { x: number; y: number }) => boolean,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from = { x: 0, y: 0 };
  let swallow = false;
  const stop = () => clearTimeout(timer);
  inside.addEventListener(
    'touchstart',
    ({ touches, target }) => {
      stop();
      swallow = false;
      if (touches.length !== 1) return;
      from = { x: touches[0]!.clientX, y: touches[0]!.clientY };
      timer = setTimeout(() => {
        swallow = pressed(target as Element, from);
      }, longMs);
    },
    { passive: true },
  );
  inside.addEventListener(
    'touchmove',
    ({ touches }) => {
      if (Math.hypot(touches[0]!.clientX - from.x, touches[0]!.clientY - from.y) > still) stop();
    },
    { passive: true },
  );
  inside.addEventListener('touchend', (event) => {
    stop();
    if (swallow) event.preventDefault();
    swallow = false;
  });
  inside.addEventListener('touchcancel', stop);
}
