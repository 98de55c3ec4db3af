/** A value with how far single measurements lay from it. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number };

export type Pair = { readonly ours: number; readonly other: number };

/** @param values at least one. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { median, min: sorted[0]!, max: sorted.at(-1)! };
}

/**
 * Ours ÷ other, divided within each pair: what the machine did to one of the two, it did to its neighbour as well, while
 * a quotient of two medians would mix moments that have nothing to do with each other.
 */
export function ratioOf(pairs: readonly Pair[]): Spread {
  return spreadOf(pairs.map(({ ours, other }) => ours / other));
}

/** @param part 0.99 for p99: the smallest value that at least this part of all values does not exceed. */
export function percentile(values: ArrayLike<number>, part: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!;
}

/**
 * Measures several things in turn, `rounds` times, each round in the opposite direction of the one before, so that none
 * of them always comes first. Answers the results of each, by name, in the order of the rounds.
 */
export async function inTurn<Name extends string, T>(
  rounds: number,
  measures: Readonly<Record<Name, () => Promise<T>>>,
): Promise<Record<Name, T[]>> {
  const names = Object.keys(measures) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, T[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) results[name].push(await measures[name]());
  }
  return results;
}

/** Results of the same round, side by side. */
export function paired<T>(ours: readonly T[], other: readonly T[], value: (result: T) => number): Pair[] {
  return ours.map((result, round) => ({ ours: value(result), other: value(other[round]!) }));
}
