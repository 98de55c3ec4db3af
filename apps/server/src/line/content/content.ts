import type { Logger } from 'pino';
import { mediaArrived, mediaFailed } from '../../chat/media.ts';
import {
  claimMedia,
  dueMedia,
  type FetchSource,
  type MediaRow,
  nextMediaDue,
  postponeMedia,
  stillFetching,
} from '../../store/media.ts';
import type { Store } from '../../store/store.ts';
import { throughFaults } from '../../store/through-faults.ts';
import { byLine } from '../../store/who.ts';
import { Worker } from '../worker.ts';
import { type Fetched, type FetchParts, fetchContent } from './content-fetch.ts';
import { answeredNow, faultPauseMs, nextFetch } from './content-retry.ts';

/** Files fetched side by side; one that takes long makes room for others, up to twice as many. */
const places: Readonly<Record<FetchSource, number>> = { line: 4, external: 2 };
const longMs = 10_000;
/** Somebody's own server may give its file drop by drop, to keep ours busy. */
const longestElsewhereMs = 10 * 60 * 1000;
/** After the end of a process that worked on a file, another takes it up when this is over. */
export const claimMs = 20_000;
/** Several pictures sent together are told of together. */
const restMs = 100;

type Work = {
  readonly source: MediaRow['source'];
  readonly since: number;
  readonly done: Promise<void>;
  readonly unwanted: AbortController;
};

/** Fetches the files of LINE users' messages at once, since LINE keeps them for a time that it does not tell. */
export class Contents extends Worker {
  readonly #parts: FetchParts;
  readonly #working = new Map<string, Work>();
  /** How often in a row the machine was at fault for a file. No row has it: whoever starts anew tries at once. */
  readonly #faults = new Map<string, number>();
  readonly #ending = new AbortController();

  constructor(store: Store, parts: FetchParts, log: Logger) {
    super(store, log, { fault: 'contents could not be looked after', restMs });
    this.#parts = parts;
  }

  /** What is half fetched is begun anew by the next start. */
  override async stop(): Promise<void> {
    await super.stop();
    this.#ending.abort();
    await Promise.all([...this.#working.values()].map(({ done }) => done));
  }

  protected async step(): Promise<number> {
    await this.#hangUpOnUnwanted();
    for (const source of ['line', 'external'] as const) await this.#beginFrom(source);
    return this.#nextLookMs();
  }

  async #beginFrom(source: FetchSource): Promise<void> {
    const limit = this.#freePlaces(source);
    if (limit <= 0) return;
    const due = await dueMedia(this.store.db, new Date().toISOString(), { source, limit: places[source] * 2 });
    if (due.every(({ id }) => this.#working.has(id))) return;
    for (const row of await this.#claim(source, limit)) this.#work(row);
  }

  /** Of a message that was taken back nothing more may come. */
  async #hangUpOnUnwanted(): Promise<void> {
    const wanted = await stillFetching(this.store.db, [...this.#working.keys(), ...this.#faults.keys()]);
    for (const id of this.#faults.keys()) if (!wanted.has(id)) this.#faults.delete(id);
    for (const [id, { unwanted }] of this.#working) if (!wanted.has(id)) unwanted.abort();
  }

  #claim(source: FetchSource, limit: number): Promise<MediaRow[]> {
    const except = [...this.#working.keys()];
    return this.store.write(byLine, (tx) => claimMedia(tx, { source, limit, until: later(claimMs), except }));
  }

  #freePlaces(source: FetchSource): number {
    const all = [...this.#working.values()].filter((work) => work.source === source);
    const quick = all.filter(({ since }) => performance.now() - since < longMs);
    return Math.min(places[source] - quick.length, places[source] * 2 - all.length);
  }

  async #nextLookMs(): Promise<number> {
    const next = await nextMediaDue(this.store.db);
    const due = next === null ? Number.POSITIVE_INFINITY : Math.max(200, Date.parse(next) - Date.now());
    return this.#working.size > 0 ? Math.max(1000, Math.min(due, longMs)) : due;
  }

  #work(row: MediaRow): void {
    const unwanted = new AbortController();
    const ends = [this.#ending.signal, unwanted.signal];
    if (row.source === 'external') ends.push(AbortSignal.timeout(longestElsewhereMs));
    const done = this.#fetch(row, AbortSignal.any(ends))
      .catch((err) => this.log.error({ err, media: row.id }, 'a file could not be fetched'))
      .finally(() => {
        this.#working.delete(row.id);
        this.wake();
      });
    this.#working.set(row.id, { source: row.source, since: performance.now(), done, unwanted });
  }

  async #fetch(row: MediaRow, signal: AbortSignal): Promise<void> {
    const claimed = setInterval(() => {
      const kept = this.#postpone(row, { due_at: later(claimMs) });
      kept.catch((err) => this.log.warn({ err, media: row.id }, 'a fetch could not keep its claim'));
    }, claimMs / 3);
    try {
      const outcome = await fetchContent(this.#parts, row, signal);
      clearInterval(claimed);
      await this.#settle(row, outcome);
    } finally {
      clearInterval(claimed);
    }
  }

  async #settle(row: MediaRow, outcome: Fetched): Promise<void> {
    if (outcome.kind === 'stored') return this.#keep(row, outcome.file);
    if (this.#ending.signal.aborted) return this.#postpone(row, { due_at: later(0) });
    if (outcome.kind === 'machineAtFault') return this.#restFrom(row, outcome.error);
    this.#faults.delete(row.id);
    const next = nextFetch(outcome, { ...row, ageMs: Date.now() - Date.parse(row.created_at) });
    if (next === null) return;
    if ('why' in outcome) this.log.info({ media: row.id, why: outcome.why }, 'a file did not come');
    const tried = { attempts: row.attempts + 1, ...answeredNow(outcome, row) };
    if ('inMs' in next) return this.#postpone(row, { due_at: later(next.inMs), ...tried });
    this.log.warn({ media: row.id, reason: next.failed }, 'a file is not to be had');
    await mediaFailed(this.store, byLine, row.id, next.failed);
  }

  /** Of the file nothing new is known: no try is counted, and no answer forgotten. */
  async #restFrom(row: MediaRow, err: unknown): Promise<void> {
    const faults = (this.#faults.get(row.id) ?? 0) + 1;
    this.#faults.set(row.id, faults);
    if (faults === 1) this.log.error({ err, media: row.id }, 'the machine could not take a file; it is fetched later');
    await this.#postpone(row, { due_at: later(faultPauseMs(faults)) });
  }

  /** The message may have been taken back meanwhile; then nothing of it may stay. */
  async #keep(row: MediaRow, file: Extract<Fetched, { kind: 'stored' }>['file']): Promise<void> {
    const isOnlyFile = file.kind !== row.kind;
    const duration = row.duration_ms ?? file.duration_ms;
    const as = isOnlyFile
      ? { reason: 'unreadable' as const, name: row.name ?? plainName(row, file) }
      : { reason: null };
    const arrived = () => mediaArrived(this.store, byLine, row.id, { ...file, ...as, duration_ms: duration });
    const wanted = await throughFaults(this.store, arrived, (err, faults) => {
      if (faults === 1) this.log.warn({ err, media: row.id }, 'a file waits to be written down');
      void this.#parts.storage.stillComing(file.blob_key);
      return !this.#ending.signal.aborted;
    });
    if (!wanted) await this.#parts.storage.remove([file.blob_key]);
  }

  async #postpone(row: MediaRow, next: Parameters<typeof postponeMedia>[2]): Promise<void> {
    await this.store.write(byLine, (tx) => postponeMedia(tx, row.id, next));
  }
}

/** `image.jpeg`: a file without an ending opens nowhere. */
function plainName({ kind }: MediaRow, { mime_type }: Pick<MediaRow, 'mime_type'>): string {
  return [kind, mime_type?.split('/')[1]].filter(Boolean).join('.');
}

function later(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}
