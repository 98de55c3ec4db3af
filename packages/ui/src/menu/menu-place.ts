/** In CSS pixels of the window. */
export type Point = { readonly x: number; readonly y: number };
type Size = { readonly width: number; readonly height: number };
type Box = Point & Size;

/** Above or below something there is room for a menu from so many pixels on; what does not fit then is scrolled. */
const enough = 220;

/**
 * Where a menu unfolds: below the point at which it was asked for, or beside what it belongs to. What is to stay readable is
 * left free, its menu stands at the side on which it stands itself; which of above and below is nearer at hand, and the edges
 * of the window, are left to who draws it. So long that neither has room, it cannot but be covered.
 */
export function menuPlace(of: Box, point: Point | undefined, window: Size, staysReadable: boolean) {
  const at = point && { ...point, width: 0, height: 0 };
  if (!staysReadable) return { beside: at ?? of, placement: at ? 'bottom-start' : 'bottom-end' } as const;
  const room = Math.max(of.y, window.height - of.y - of.height);
  if (at && room < enough) return { beside: at, placement: 'bottom-start' } as const;
  const isRight = of.x + of.width / 2 > window.width / 2;
  return { beside: of, placement: isRight ? 'bottom-end' : 'bottom-start' } as const;
}
