import { type DestinationStream, type LogFn, type Logger, type LoggerOptions, pino } from 'pino';
import type { Config } from './config.ts';
import { errorInLog, quotesInput } from './error-in-log.ts';

const secretWords = [
  'authorization',
  'cookie',
  'set-cookie',
  'x-line-signature',
  'password',
  'passwordHash',
  'secret',
  'token',
  'accessToken',
  'access_token',
  'replyToken',
  'setupCode',
];

/** Wherever one of these names stands, up to three levels deep, its value does not reach the log. */
const hidden = secretWords.flatMap((word) =>
  ['', '*.', '*.*.'].map((where) => `${where}["${word}"]`.replace('."', '"').replace('.[', '[')),
);

/** One JSON object a line. Log what happened and ids; never bodies, addresses with queries, or headers as a whole. */
export function createLog(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level: config.logLevel,
    base: null,
    redact: { paths: hidden, censor: '[hidden]' },
    // Fastify's own lines name the address of a request.
    serializers: { err: withoutRow, req: ({ id, method }) => ({ id, method }) },
    formatters: { log: withoutRows },
    hooks: { logMethod: withoutMessage },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error under whatever name, and in a list of them. */
function withoutRows(line: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(withoutRow) : withoutRow(value),
    ]),
  );
}

function withoutRow(value: unknown): unknown {
  return value instanceof Error ? errorInLog(value) : value;
}

/** Where a line has no words of its own, its error's are taken: by the logger itself, and by libraries that log. */
function withoutMessage(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first, words] = args as unknown[];
  const error = first instanceof Error ? first : (first as { err?: unknown } | undefined)?.err;
  const isTaken = error instanceof Error && (words === undefined || words === error.message);
  if (!isTaken) method.apply(this, args);
  else
    method.call(this, first instanceof Error ? { err: first } : first, quotesInput(error) ? 'failed' : error.message);
}
