/** What the log says of an error: enough to find it, and nothing of what was being worked on. */
export type ErrorInLog = {
  readonly type: string;
  /** Absent where the library is known to repeat its input there. */
  readonly message?: string;
  readonly code?: string;
  /** Where a database refused a row. */
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  /** A file system's or network's call that failed. */
  readonly syscall?: string;
  /** HTTP's. */
  readonly status?: number;
  /** Without the message, which Node repeats in it. */
  readonly stack?: string;
  readonly cause?: ErrorInLog;
  readonly errors?: readonly ErrorInLog[];
};

type Carried = Error & {
  readonly code?: unknown;
  readonly table?: unknown;
  readonly column?: unknown;
  readonly constraint?: unknown;
  readonly syscall?: unknown;
  readonly status?: unknown;
  readonly statusCode?: unknown;
  readonly errors?: unknown;
};

const deepest = 5;

/**
 * Everything that is not named here stays out: libraries hang the refused row, the input, the whole answer or the query on
 * their errors.
 */
export function errorInLog(error: Error, depth = 0): ErrorInLog {
  const { code, table, column, constraint, syscall, status, statusCode, cause, errors } = error as Carried;
  const below = depth < deepest;
  const shown: Record<string, unknown> = {
    type: error.constructor?.name || error.name,
    message: quotesInput(error) ? undefined : error.message,
    code: textOrNothing(code),
    table: textOrNothing(table),
    column: textOrNothing(column),
    constraint: textOrNothing(constraint) ?? brokenConstraint(error),
    syscall: textOrNothing(syscall),
    status: [status, statusCode].find((each) => typeof each === 'number'),
    stack: framesOf(error),
    cause: below && cause instanceof Error ? errorInLog(cause, depth + 1) : undefined,
    errors: below && Array.isArray(errors) ? errorsOf(errors, depth + 1) : undefined,
  };
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined)) as ErrorInLog;
}

/** For a line in which the error is one word among others. */
export function errorInShort(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { type, code, message } = errorInLog(error);
  return [type, message ?? code].filter(Boolean).join(': ');
}

/** Whether the message may hold what a person typed. */
export function quotesInput(error: Error): boolean {
  const { code, cause } = error as Carried;
  if (cause instanceof Error && error.message.includes(cause.message) && quotesInput(cause)) return true;
  return (
    // JSON, patterns and big numbers.
    error instanceof SyntaxError ||
    // Standard schemas (valibot, tRPC) say what they received.
    'issues' in error ||
    isOfDatabase(error) ||
    (typeof code === 'string' && /^(ERR_INVALID_|UND_ERR_INVALID_|FST_)/.test(code)) ||
    /^Failed to parse URL/.test(error.message)
  );
}

/** PostgreSQL quotes values in some messages, in others not; SQLite does where words are searched. Their codes say enough. */
function isOfDatabase(error: Error): boolean {
  return error.name === 'SqliteError' || ('severity' in error && 'routine' in error);
}

/** SQLite names table and columns in its message alone: `UNIQUE constraint failed: member.member_id`. */
function brokenConstraint(error: Error): string | undefined {
  if (error.name !== 'SqliteError') return undefined;
  return /^[A-Z ]+ constraint failed: ([\w., ]+)$/.exec(error.message)?.[1];
}

function framesOf(error: Error): string | undefined {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line));
  return frames.length > 0 ? frames.join('\n') : undefined;
}

function errorsOf(errors: readonly unknown[], depth: number): ErrorInLog[] {
  return errors
    .filter((each) => each instanceof Error)
    .slice(0, deepest)
    .map((each) => errorInLog(each, depth));
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
