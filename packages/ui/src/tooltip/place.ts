const gap = 6;
const edge = 8;

/** Sets --bubble-x and --bubble-y (viewport pixels) so that the bubble stands above the anchor, or below where there is no room. */
export function placeBeside(anchor: HTMLElement, bubble: HTMLElement): void {
  const place = besideRect(anchor.getBoundingClientRect(), bubble.getBoundingClientRect(), {
    width: document.documentElement.clientWidth,
  });
  bubble.style.setProperty('--bubble-x', `${place.x}px`);
  bubble.style.setProperty('--bubble-y', `${place.y}px`);
}

type Rect = { left: number; top: number; bottom: number; width: number };

/** Where a bubble of this size stands: centred, whole within the viewport's width. All values in CSS pixels. */
export function besideRect(anchor: Rect, bubble: { width: number; height: number }, viewport: { width: number }) {
  const centred = anchor.left + anchor.width / 2 - bubble.width / 2;
  const x = Math.max(edge, Math.min(centred, viewport.width - bubble.width - edge));
  const above = anchor.top - bubble.height - gap;
  return { x, y: above >= edge ? above : anchor.bottom + gap };
}
