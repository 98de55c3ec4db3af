import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { RunningCompany } from '../dev/start-app.ts';
import type { TestDatabase } from './databases.ts';

const program = join(import.meta.dirname, '../dev/server-process.ts');

/** The server of a company whose own is stopped: same database, same address, but a process that dies by SIGKILL. */
export class KillableServer {
  readonly #env: Record<string, string>;
  #process: ChildProcess | null = null;
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
    const env = { PATH: process.env.PATH, ...this.#env };
    const started = fork(program, { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#process = started;
    const ended = once(started, 'exit').then(() => Promise.reject(new Error('the server ended')));
    await Promise.race([once(started, 'message'), ended]);
    this.#isListening();
  }

  /** Resolves at once while it listens, else when it does again. */
  running(): Promise<void> {
    return this.#listening;
  }

  /** As a power cut would: no handler runs, nothing is finished. Resolves when the process is gone. */
  async kill(): Promise<void> {
    const dying = this.#process;
    if (!dying) return;
    this.#process = null;
    this.#listening = new Promise((resolve) => {
      this.#isListening = resolve;
    });
    const gone = once(dying, 'exit');
    dying.kill('SIGKILL');
    await gone;
  }

  async killAndStart(): Promise<void> {
    await this.kill();
    await this.start();
  }
}
