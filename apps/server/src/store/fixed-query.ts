import type { Compilable, CompiledQuery } from 'kysely';
import type { Reader } from './store.ts';
import { valueList } from './value-list.ts';

/** Stands in the query where a value comes in when it runs. */
class Slot {
  readonly name: string;
  /** Which one of a list; null: the value is no list. */
  readonly place: number | null;
  /** Of a list of rows; null: of plain values. */
  readonly column: string | null;
  constructor(name: string, place: number | null = null, column: string | null = null) {
    this.name = name;
    this.place = place;
    this.column = column;
  }
}

type Values = Readonly<Record<string, unknown>>;

/**
 * A query that is put together once and then run with different values, for places where it runs for every message: Kysely
 * takes longer to write small SQL than SQLite to run it. `build` may only pass its values on, never look at them.
 *
 * A list has one value at least, and is put together once for each length. Plain values are those of an `in (…)`, and are
 * filled up as `valueList` says; rows are those of an `insert`, and come in such lengths by `rowLists`.
 */
export function fixedQuery<Given extends object, Row>(
  build: (db: Reader, values: Given) => Compilable<Row>,
): (db: Reader, values: Given) => Promise<Row[]> {
  const compiled = new WeakMap<object, Map<string, CompiledQuery<Row>>>();
  return async (db, given) => {
    const values = withFullLists(given as Values);
    const lengths = lengthsOf(values);
    // One for each database; its transactions share it.
    const { adapter } = db.getExecutor();
    const known = compiled.get(adapter) ?? new Map<string, CompiledQuery<Row>>();
    const query = known.get(lengths) ?? (build(db, slotsFor(values) as Given).compile() as CompiledQuery<Row>);
    if (!known.has(lengths)) compiled.set(adapter, known.set(lengths, query));
    const parameters = query.parameters.map((parameter) => filled(parameter, values));
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}

/** Rows for a `fixedQuery`, in as few lists as there are with lengths of 1, 2, 4 … 64, so that few queries are put together. */
export function* rowLists<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; ) {
    const length = Math.min(64, 2 ** Math.floor(Math.log2(rows.length - at)));
    yield rows.slice(at, at + length);
    at += length;
  }
}

function withFullLists(values: Values): Values {
  let full: Record<string, unknown> | null = null;
  for (const name in values) {
    const value = values[name];
    if (!Array.isArray(value) || isOfRows(value)) continue;
    full ??= { ...values };
    full[name] = valueList(value);
  }
  return full ?? values;
}

function isOfRows(list: readonly unknown[]): boolean {
  return typeof list[0] === 'object' && list[0] !== null;
}

function lengthsOf(values: Values): string {
  let lengths = '';
  for (const name in values) {
    const value = values[name];
    if (Array.isArray(value)) lengths += `${name} ${value.length} `;
  }
  return lengths;
}

function slotsFor(values: Values): unknown {
  return slots((name) => {
    const value = values[name];
    if (!Array.isArray(value)) return new Slot(name);
    const ofRows = isOfRows(value);
    return value.map((_one, place) =>
      ofRows ? slots((column) => new Slot(name, place, column)) : new Slot(name, place),
    );
  });
}

function slots(slotOf: (name: string) => unknown): object {
  return new Proxy({}, { get: (_target, name) => slotOf(String(name)) });
}

function filled(parameter: unknown, values: Values): unknown {
  if (!(parameter instanceof Slot)) return parameter;
  const { name, place, column } = parameter;
  if (place === null) return values[name];
  const one = (values[name] as readonly unknown[])[place];
  return column === null ? one : (one as Values)[column];
}
