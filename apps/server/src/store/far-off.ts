import type { Instant } from '@engawa/domain';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from './schema.ts';
import type { WriteTx } from './store.ts';

/** Where a queue keeps when what stands in it is due, and the latest that any rule could set now. */
export type Queue<Table extends keyof Schema = keyof Schema> = {
  readonly table: Table;
  readonly column: keyof Schema[Table] & string;
  readonly latest: Instant | RawBuilder<unknown>;
  /** Only rows of which this holds; a condition by which the databases find an index. */
  readonly only?: RawBuilder<SqlBool>;
  /** Only rows with these values. */
  readonly equal?: Readonly<Record<string, string | null>>;
  /** None of these reasons. */
  readonly notFor?: readonly string[];
  /** What is put in its place; default: now. */
  readonly instead?: Instant;
};

/**
 * Times that no rule could have set were set by a clock that was wrong (a machine that ran on local time until it was set):
 * what waits for one of them is due now.
 */
export async function bringBack<Table extends keyof Schema>(tx: WriteTx, queue: Queue<Table>): Promise<void> {
  const { table, column, latest, only, equal = {}, notFor = [], instead = tx.now } = queue;
  const conditions = [sql`${sql.ref(column)} > ${latest}`, ...(only ? [only] : [])];
  for (const [name, value] of Object.entries(equal)) {
    conditions.push(value === null ? sql`${sql.ref(name)} is null` : sql`${sql.ref(name)} = ${sql.lit(value)}`);
  }
  for (const reason of notFor) conditions.push(sql`(reason is null or reason <> ${sql.lit(reason)})`);
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${instead}
    where ${sql.join(conditions, sql` and `)}`.execute(tx.db);
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
