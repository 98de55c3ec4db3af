import { isFaultOfOwnMachine } from '../../store/fault-of-system.ts';
import { NotAskedError } from './client.ts';

/**
 * Whether this machine could not ask LINE, or could not keep what came: it says nothing of LINE, nor of what was asked for.
 * A way that does not lead to LINE is none: that may be LINE.
 */
export function isOwnFault(error: unknown): boolean {
  return (error instanceof NotAskedError && error.lacks === 'database') || isFaultOfOwnMachine(error);
}
