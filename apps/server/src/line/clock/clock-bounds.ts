/** By how many ms one clock is ahead of another: at least and at most. */
export type Bounds = { readonly least: number; readonly most: number };

/**
 * What an HTTP `Date` says of the clock that wrote it: a whole second, written somewhen between question and answer, by a
 * clock that may have shown anything up to the next (RFC 9110, 6.6.1). Pure.
 * @param askedAt as `answeredAt` in ms of the clock that it is compared with
 * @returns null: no date
 */
export function shownByDate(
  date: string,
  { askedAt, answeredAt }: { readonly askedAt: number; readonly answeredAt: number },
): Bounds | null {
  const at = Date.parse(date);
  return Number.isNaN(at) ? null : { least: at - answeredAt, most: at + 1000 - askedAt };
}

/** Both hold; where they contradict each other a clock was set, and the later one holds alone. Pure. */
export function narrowed(before: Bounds | null, now: Bounds): Bounds {
  if (!before) return now;
  const both = { least: Math.max(before.least, now.least), most: Math.min(before.most, now.most) };
  return both.least <= both.most ? both : now;
}

export function middleOf({ least, most }: Bounds): number {
  return (least + most) / 2;
}

export function certainlyBeyond({ least, most }: Bounds, ms: number): boolean {
  return least > ms || most < -ms;
}
