import { denialText, text } from '../../i18n/index.ts';
import type { SignInOutcome, TooManyTries } from '../../state/session.ts';

/** Why the door stays shut, and what to do. */
export function signInRefusal(outcome: Exclude<SignInOutcome, 'ok' | TooManyTries>): string {
  const words = text().signIn.errors;
  if (typeof outcome === 'object') return denialText(outcome.denial);
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
