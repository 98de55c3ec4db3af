import type { StoredEvent } from '../store/events.ts';

/**
 * Events that are handed out together. Subscribers who get the same events in the same turn get the same array, so what
 * is made of it can be made once for all of them.
 */
export class Run {
  readonly #before: Run | null;
  readonly #last: StoredEvent | null;
  readonly #next = new Map<StoredEvent, Run>();
  #events: readonly StoredEvent[] | null = null;

  static empty(): Run {
    return new Run(null, null);
  }

  private constructor(before: Run | null, last: StoredEvent | null) {
    this.#before = before;
    this.#last = last;
  }

  /** This run and one event more; the same one whoever asks. */
  with(event: StoredEvent): Run {
    const known = this.#next.get(event);
    if (known) return known;
    const made = new Run(this, event);
    this.#next.set(event, made);
    return made;
  }

  get events(): readonly StoredEvent[] {
    this.#events ??= this.#last ? [...this.#before!.events, this.#last] : [];
    return this.#events;
  }
}
