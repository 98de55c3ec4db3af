/** What the system says of itself: no room, no memory, no more files, a broken or read-only disk, no way to another machine. */
const codes: ReadonlySet<unknown> = new Set([
  ...['ENOSPC', 'EDQUOT', 'EIO', 'ENOMEM', 'EMFILE', 'ENFILE', 'EROFS', 'EAGAIN'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'],
]);

/** Whether an error, or what caused it, speaks of the machine. */
export function isFaultOfSystem(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  return codes.has(code) || (cause !== error && isFaultOfSystem(cause));
}
