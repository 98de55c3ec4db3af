import type { Spread } from './pairs.ts';

/** Which values are good enough. */
export type Bound = { readonly atLeast: number } | { readonly atMost: number };

/** One line of the table: a goal, or one of its parts, as it was measured. */
export type Finding = {
  readonly goal: string;
  readonly what: string;
  readonly measured: Spread;
  readonly unit: '×' | 'ms' | '%';
  /** Absent: measured for comparison, without a goal of its own. */
  readonly must?: Bound;
  readonly moonshot?: Bound;
};

/** What measuring one group of goals gave. */
export type Report = {
  readonly findings: readonly Finding[];
  /** The absolute figures behind the ratios; they say little outside this run. */
  readonly raw: Readonly<Record<string, number>>;
  /** What was not measured, and why, in a sentence each. */
  readonly notes: readonly string[];
};

export type Options = {
  /** Fewer rounds and rows: shows that everything works, and roughly where it stands. */
  readonly quick: boolean;
};

function meets({ median }: Spread, bound: Bound): boolean {
  return 'atLeast' in bound ? median >= bound.atLeast : median <= bound.atMost;
}

export type Mark = 'moonshot' | 'yes' | 'no' | '–';

/** Whether the goal is met. */
export function markOf({ measured, must, moonshot }: Pick<Finding, 'measured' | 'must' | 'moonshot'>): Mark {
  if (moonshot && meets(measured, moonshot)) return 'moonshot';
  if (!must) return '–';
  return meets(measured, must) ? 'yes' : 'no';
}
