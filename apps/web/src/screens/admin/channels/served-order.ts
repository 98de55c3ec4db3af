/** The list with one of its places moved up (-1) or down (1); unchanged at the ends. */
export function moved<T>(list: readonly T[], place: number, by: -1 | 1): T[] {
  const next = [...list];
  const other = place + by;
  const [one, two] = [next[place], next[other]];
  if (one === undefined || two === undefined) return next;
  next[place] = two;
  next[other] = one;
  return next;
}
