import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { RunningCompany } from '../dev/start-app.ts';
import type { TestDatabase } from './databases.ts';

const program = join(import.meta.dirname, '../dev/server-process.ts');
/** Of all runs: reading our own files anew takes half of the loading. */
const compileCache = join(import.meta.dirname, '../node_modules/.cache/compiled');

/** The server of a company whose own is stopped: same database, same address, but a process that dies by SIGKILL. */
export class KillableServer {
  readonly #env: Record<string, string>;
  #process: ChildProcess | null = null;
  /** Loaded, and nothing more. */
  #next: ChildProcess | null = null;
  #listening: Promise<void> = Promise.resolve();
  #isListening: () => void = () => {};

  /** @param company stopped already, so that it does nothing beside. */
  constructor(company: RunningCompany, { url, directory }: TestDatabase) {
    this.#env = {
      HOST: '127.0.0.1',
      PORT: new URL(company.app.url).port,
      DATABASE_URL: url,
      DATA_DIR: directory,
      LINE_API_URL: company.line.url,
      LINE_DATA_API_URL: company.line.url,
      LINE_LINK_URL: company.line.url,
      LOG_LEVEL: 'fatal',
    };
  }

  /** Resolves when it listens; one that runs already goes on. */
  async start(): Promise<void> {
    if (this.#process) return;
    const started = this.#next ?? this.#load();
    this.#process = started;
    this.#next = this.#load();
    started.send('start');
    const ended = once(started, 'exit').then(() => Promise.reject(new Error('the server ended')));
    await Promise.race([once(started, 'message'), ended]);
    this.#isListening();
  }

  /** Resolves at once while it listens, else when it does again. */
  running(): Promise<void> {
    return this.#listening;
  }

  /** A process that has loaded everything and waits to be the server: loading takes longer than all else of a start. */
  #load(): ChildProcess {
    const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache, ...this.#env };
    return fork(program, { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  /** As a power cut would: no handler runs, nothing is finished. Resolves when the process is gone. */
  async kill(): Promise<void> {
    const dying = this.#process;
    if (!dying) return;
    this.#process = null;
    this.#listening = new Promise((resolve) => {
      this.#isListening = resolve;
    });
    await killed(dying);
  }

  /** It is not needed any more, nor is the one that would have come after it. */
  async end(): Promise<void> {
    const next = this.#next;
    this.#next = null;
    await Promise.all([this.kill(), next && killed(next)]);
  }

  async killAndStart(): Promise<void> {
    await this.kill();
    await this.start();
  }
}

/** Resolves when the process is gone. */
async function killed(dying: ChildProcess): Promise<void> {
  const gone = once(dying, 'exit');
  dying.kill('SIGKILL');
  await gone;
}
