import type { Compilable, CompiledQuery } from 'kysely';
import type { Reader } from './store.ts';

/** Stands in the query where a value comes in when it runs. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query that is put together once and then run with different values, for places where it runs for every message: Kysely
 * takes longer to write small SQL than SQLite to run it. `build` may only pass its values on, never look at them; a value
 * stands for one value of the query, not for a list.
 */
export function fixedQuery<Values extends object, Row>(
  build: (db: Reader, values: Values) => Compilable<Row>,
): (db: Reader, values: Values) => Promise<Row[]> {
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  return async (db, values) => {
    // One for each database; its transactions share it.
    const { adapter } = db.getExecutor();
    const query = compiled.get(adapter) ?? build(db, slots as Values).compile();
    compiled.set(adapter, query as CompiledQuery<Row>);
    const parameters = query.parameters.map((parameter) => filled(parameter, values as Record<string, unknown>));
    return (await db.executeQuery<Row>({ ...(query as CompiledQuery<Row>), parameters })).rows;
  };
}

const slots = new Proxy({}, { get: (_target, name) => new Slot(String(name)) });

function filled(parameter: unknown, values: Readonly<Record<string, unknown>>): unknown {
  return parameter instanceof Slot ? values[parameter.name] : parameter;
}
