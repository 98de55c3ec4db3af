import { findTraces, type Trace } from './traces.ts';

type Known = { readonly found: Promise<readonly Trace[] | null>; count: number };

/**
 * What was found in the files that were asked for last. Players ask for a film in hundreds of parts, and a stored file never
 * changes: it is searched once.
 */
export class KnownTraces {
  readonly #mostFiles: number;
  readonly #mostTraces: number;
  /** The one asked for last stands last. */
  readonly #known = new Map<string, Known>();

  constructor(mostFiles = 200, mostTraces = 100_000) {
    this.#mostFiles = mostFiles;
    this.#mostTraces = mostTraces;
  }

  /** As `findTraces`. */
  of(path: string): Promise<readonly Trace[] | null> {
    const known = this.#known.get(path) ?? this.#search(path);
    this.#known.delete(path);
    this.#known.set(path, known);
    this.#forgetOldest();
    return known.found;
  }

  #search(path: string): Known {
    const known: Known = { found: findTraces(path), count: 0 };
    known.found.then(
      (traces) => {
        // A disk may come back with what was not there a moment ago.
        if (!traces) return this.#known.delete(path);
        known.count = traces.length;
        this.#forgetOldest();
      },
      () => this.#known.delete(path),
    );
    return known;
  }

  #forgetOldest(): void {
    let traces = [...this.#known.values()].reduce((sum, { count }) => sum + count, 0);
    for (const [path, { count }] of this.#known) {
      if (this.#known.size <= this.#mostFiles && traces <= this.#mostTraces) return;
      this.#known.delete(path);
      traces -= count;
    }
  }
}
