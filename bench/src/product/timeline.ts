import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';

/** Looks into the server's database from outside, as far as a reader may. */
export class Timeline {
  readonly #database: Database.Database;
  readonly #count: Database.Statement<[string], { count: number }>;

  constructor(file: string) {
    this.#database = new Database(file, { readonly: true });
    // A name at LINE stands once: words that came in twice stand beside it without one.
    this.#count = this.#database.prepare(`select count(*) as count from line_message as copy
      join message as m on m.id = copy.message_id
      join message as alike on alike.room_id = m.room_id and alike.content = m.content and alike.author_kind = 'contact'
      where copy.line_message_id = ? and (alike.id = m.id
        or not exists (select 1 from line_message as named where named.message_id = alike.id))`);
  }

  /** How often LINE's message with this id stands in a room. */
  timesOf(lineMessageId: string): number {
    return this.#count.get(lineMessageId)!.count;
  }

  /** Resolves when everything that LINE sent has been worked on. @throws Error after a minute. */
  async settled(): Promise<void> {
    const waiting = this.#database
      .prepare<[], number>("select exists(select 1 from inbox where status = 'waiting')")
      .pluck();
    for (const until = Date.now() + 60_000; Date.now() < until; await pause(25)) if (!waiting.get()) return;
    throw new Error('the inbox was not worked off within a minute');
  }

  close(): void {
    this.#database.close();
  }
}
