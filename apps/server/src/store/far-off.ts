import type { Instant } from '@engawa/domain';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { WriteTx } from './store.ts';

/** The latest time that any rule could set now in a queue, and for which of its rows that holds. */
export type FarOff = {
  readonly latest: Instant | RawBuilder<unknown>;
  /** Only rows of which this holds; a condition by which the databases find an index. */
  readonly only?: RawBuilder<SqlBool>;
  /** Only rows with these values. */
  readonly equal?: Readonly<Record<string, string | null>>;
  /** None of these reasons. */
  readonly notFor?: readonly string[];
};

/**
 * Times that no rule could have set were set by a clock that was wrong (a machine that ran on local time until it was set).
 * Whoever writes the table lets what waits for one of them be due now.
 */
export function isFarOff(column: string, { latest, only, equal = {}, notFor = [] }: FarOff): RawBuilder<SqlBool> {
  const conditions = [sql`${sql.ref(column)} > ${latest}`, ...(only ? [only] : [])];
  for (const [name, value] of Object.entries(equal)) {
    conditions.push(value === null ? sql`${sql.ref(name)} is null` : sql`${sql.ref(name)} = ${sql.lit(value)}`);
  }
  for (const reason of notFor) conditions.push(sql`(reason is null or reason <> ${sql.lit(reason)})`);
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

export function inMs(tx: WriteTx, ms: number): Instant {
  return new Date(Date.parse(tx.now) + ms).toISOString();
}

/** The latest where the pause before another try depends on how often it was tried. @param most counted apart */
export function latestByTries(
  tx: WriteTx,
  {
    tries,
    most,
    pauseMs,
  }: { readonly tries: string; readonly most: number; readonly pauseMs: (tried: number) => number },
): RawBuilder<unknown> {
  const each = Array.from({ length: most }, (_, tried) => sql`when ${sql.lit(tried)} then ${inMs(tx, pauseMs(tried))}`);
  return sql`case ${sql.ref(tries)} ${sql.join(each, sql` `)} else ${inMs(tx, pauseMs(most))} end`;
}
