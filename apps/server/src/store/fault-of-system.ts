const fullCodes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);
/** What this machine says of itself: no room, no memory, no more files, a broken, closed or read-only disk. */
const ownCodes: ReadonlySet<unknown> = new Set([
  ...fullCodes,
  ...['EIO', 'ENOMEM', 'EMFILE', 'ENFILE', 'EROFS', 'EAGAIN', 'EACCES', 'EPERM'],
]);
/** What it says of the way to another machine, as to that of the database. */
const wayCodes: ReadonlySet<unknown> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'],
]);

/** The machine could not do what was to be done, whatever that was: done again on a healthy one, it may go. */
export class MachineFaultError extends Error {
  override readonly name: string = 'MachineFaultError';
}

/** Whether the system says that a disk, or one's share of it, is full. */
export function isDiskFull(error: unknown): boolean {
  return typeof error === 'object' && error !== null && fullCodes.has(codeOf(error));
}

/** Whether an error, or what caused it, speaks of this machine: of nobody else, and of nothing that was worked on. */
export function isFaultOfOwnMachine(error: unknown): boolean {
  return someCause(error, (each) => each instanceof MachineFaultError || ownCodes.has(codeOf(each)));
}

/** The same, or of the way to another machine. */
export function isFaultOfSystem(error: unknown): boolean {
  return isFaultOfOwnMachine(error) || someCause(error, (each) => wayCodes.has(codeOf(each)));
}

function someCause(error: unknown, holds: (error: object) => boolean): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { cause } = error as { readonly cause?: unknown };
  return holds(error) || (cause !== error && someCause(cause, holds));
}

function codeOf(error: object): unknown {
  return (error as { readonly code?: unknown }).code;
}
