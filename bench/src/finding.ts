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

/** How much is measured: for the table; for a rough figure; or for some seconds, to see that every measurement still works. */
export type Extent = 'full' | 'quick' | 'smoke';

export type Options = {
  /** Chooses the value for the extent of this run. */
  readonly by: <T>(values: Readonly<Record<Extent, T>>) => T;
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

/** What a report may not say, in a sentence each: a measurement that measured nothing, or a promise that does not hold. */
export function findFaults({ findings, raw }: Report): string[] {
  const nothing = ({ measured: { median, min, max } }: Finding) =>
    ![median, min, max].every((value) => Number.isFinite(value) && value > 0);
  // A share of 100 % is no matter of speed: less of it is a fault on any machine.
  const broken = (finding: Finding) => finding.unit === '%' && markOf(finding) === 'no';
  return [
    ...(findings.length === 0 ? ['nothing was found'] : []),
    ...findings.filter(nothing).map(({ goal, what }) => `${goal}: no figure for ${what}`),
    ...findings.filter(broken).map(({ goal, what, measured }) => `${goal}: ${measured.median} % of ${what}`),
    ...Object.entries(raw)
      .filter(([, value]) => !Number.isFinite(value))
      .map(([name]) => `no figure for ${name}`),
  ];
}
