import { type Actor, canUseExternalTalk } from './member.ts';
import type { Verdict } from './verdict.ts';

/** Whose having words on screen the LINE user is told of as 既読: of those who could answer, nobody else. */
export function canReadForLine(actor: Actor): Verdict {
  return canUseExternalTalk(actor);
}

/** Whether 既読 is shown to the LINE user of a room is for those to say who talk there. */
export function canSetReadMarks(actor: Actor): Verdict {
  return canReadForLine(actor);
}
