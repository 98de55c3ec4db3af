import type { Denial } from '@engawa/domain';

/** Why the server serves this page no more: nobody is signed in, or somebody else than the page shows. */
export type SessionRefusal = 'signedOut' | 'anotherMember';

let listener: (refusal: SessionRefusal) => void = () => {};

/** Registers what happens then. Heard from every call, whoever made it. */
export function onSessionRefused(then: (refusal: SessionRefusal) => void): void {
  listener = then;
}

export function sessionRefused(refusal: SessionRefusal): void {
  listener(refusal);
}

/** What an answer outside of tRPC says of the session; null: nothing. */
export function refusalIn(status: number, denial: Denial | null | undefined): SessionRefusal | null {
  if (denial?.code === 'anotherMember') return 'anotherMember';
  return status === 401 ? 'signedOut' : null;
}
