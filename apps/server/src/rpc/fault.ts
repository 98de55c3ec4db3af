import { randomUUID } from 'node:crypto';

const ids = new WeakMap<Error, string>();

/** The name under which the log and the client know this failure: the same for the same error. */
export function faultId(error: Error): string {
  const known = ids.get(error);
  if (known) return known;
  const made = randomUUID();
  ids.set(error, made);
  return made;
}
