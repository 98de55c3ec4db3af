import { allow, type Verdict } from './verdict.ts';

/** Why words are to be destroyed: somebody took them back. */
export type ErasingCause = 'takenBack';

/** May words be destroyed for good? What is taken back is, whoever said it and wherever. */
export function canErase(_cause: ErasingCause): Verdict {
  return allow;
}
