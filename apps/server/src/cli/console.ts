import { DeniedError } from '@engawa/domain';
import { pino } from 'pino';
import * as v from 'valibot';
import { ConfigError } from '../config.ts';
import { createLog } from '../logging.ts';
import { StartError } from '../start-error.ts';
import { type Installation, openInstallation } from './installation.ts';

/** Expected trouble of a command, told in a sentence. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Where commands answer: words for people, one JSON value for programs. Exit codes: 1 trouble, 2 refused by a rule. */
export class Console {
  readonly #json: () => boolean;

  constructor(json: () => boolean) {
    this.#json = json;
  }

  /** Runs a command on the installation and tells its answer. @param words the answer for people, a line each */
  async run<T>(
    work: (installation: Installation) => Promise<T>,
    words: (answer: T) => readonly string[],
  ): Promise<void> {
    try {
      const installation = await openInstallation(createLog({ logLevel: 'error' }, pino.destination(2)));
      if (installation.store.madeNew) console.error(madeNew(installation.store.dialect.place));
      const answer = await work(installation).finally(() => installation.close());
      console.log(this.#json() ? JSON.stringify(answer, null, 2) : words(answer).join('\n'));
    } catch (error) {
      this.#tell(error);
    }
  }

  #tell(error: unknown): void {
    const { exitCode, answer, sentence } = trouble(error);
    process.exitCode = exitCode;
    if (this.#json()) console.log(JSON.stringify(answer, null, 2));
    else console.error(sentence);
  }
}

function madeNew(place: string): string {
  return `Made a new database at ${place}\nIf your company has one already, give this command the server's environment.`;
}

function trouble(error: unknown): { exitCode: number; answer: object; sentence: string } {
  if (error instanceof DeniedError) {
    const { denial } = error;
    return { exitCode: 2, answer: { denial }, sentence: `Refused: ${denial.code} ${JSON.stringify(denial.params)}` };
  }
  const isSaid = [ConfigError, StartError, CommandError].some((kind) => error instanceof kind);
  const sentence = isSaid ? (error as Error).message : String(error);
  return { exitCode: 1, answer: { error: sentence }, sentence };
}

/** @throws CommandError that names what has a wrong form, and never the value. */
export function checked<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const { success, output, issues } = v.safeParse(schema, input);
  if (success) return output;
  const wrong = [...new Set(issues.map((issue) => v.getDotPath(issue) ?? 'input'))];
  throw new CommandError(`Wrong form: ${wrong.join(', ')}.`);
}

/** What is piped in, so that secrets stand neither in the process list nor in the shell's history. */
export async function secretFromStdin(what: string): Promise<string> {
  if (process.stdin.isTTY) console.error(`${what}, then Enter and Ctrl-D (it is shown while you type):`);
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  return text.replace(/\r?\n$/, '');
}
