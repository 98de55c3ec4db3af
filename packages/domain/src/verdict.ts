import type { Denial, DenialCode, DenialParams } from './denials.ts';

/** The answer of a rule: a value, never an exception, so that a client can ask "may I, and why not?". */
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly denial: Denial };

export const allow: Verdict = Object.freeze({ allowed: true });

export function deny<C extends DenialCode>(code: C, params: DenialParams[C]): Verdict {
  return { allowed: false, denial: { code, params } as Denial };
}

/** The first "no" of several rules, or `allow`. */
export function firstDenial(...verdicts: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => !verdict.allowed) ?? allow;
}

/** Thrown by the server's verbs when a rule says no; the door turns it into a typed answer. */
export class DeniedError extends Error {
  override readonly name = 'DeniedError';
  readonly denial: Denial;
  constructor(denial: Denial) {
    super(`denied: ${denial.code}`);
    this.denial = denial;
  }
}

/** @throws DeniedError when the rule said no. */
export function assertAllowed(verdict: Verdict): void {
  if (!verdict.allowed) throw new DeniedError(verdict.denial);
}
