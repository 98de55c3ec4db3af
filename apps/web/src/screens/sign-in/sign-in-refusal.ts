import { text } from '../../i18n/index.ts';
import type { SignInOutcome } from '../../state/session.ts';

/** Why the door stays shut, and what to do. */
export function signInRefusal(outcome: Exclude<SignInOutcome, 'ok'>): string {
  const words = text().signIn.errors;
  if (typeof outcome === 'object') return words.tooMany(outcome.seconds);
  switch (outcome) {
    case 'wrong':
      return words.wrong;
    case 'suspended':
      return words.suspended;
    case 'offline':
      return navigator.onLine ? words.unreachable : words.offline;
    case 'fault':
      return words.other;
  }
}
