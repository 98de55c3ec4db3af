import type { Logger } from 'pino';

/** Removes files of which a commit made an end. The commit stands: that a file will not go is for the operator alone. */
export function afterCommit(log: Pick<Logger, 'error'>, removing: Promise<void>): Promise<void> {
  return removing.catch((err) => log.error({ err }, 'files could not be removed'));
}
