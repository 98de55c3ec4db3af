/** When an answer was asked for and heard by this device's clock, and when the server took it up and gave it, by its own; ms. */
export type Exchange = {
  readonly askedAt: number;
  readonly takenUpAt: number;
  readonly givenAt: number;
  readonly heardAt: number;
};

/** How far the server's clock is ahead of this device's, in whole ms, and by how much that may be wrong; ms. */
export type Offset = { readonly aheadMs: number; readonly errorMs: number };

let known: Offset = { aheadMs: 0, errorMs: Number.POSITIVE_INFINITY };

/** Now, by the server's clock; whole ms. Whatever the server's instants are compared with is this, never the device's own clock. */
export function serverNow(): number {
  return Date.now() + known.aheadMs;
}

/** In this header the server says when it took up a request and when it answered; ms since 1970. */
export const clockHeader = 'engawa-clock';

/** Learns from an answer what the server's clock says. @param header as the server sent it, if it did */
export function hearClock(header: string | null, askedAt: number, heardAt: number): void {
  const [takenUpAt, givenAt] = (header ?? '').split(' ').map(Number);
  if (takenUpAt && givenAt) known = withExchange(known, { askedAt, takenUpAt, givenAt, heardAt });
}

/** The quicker an answer, the truer; one that contradicts what is known means that a clock was set. */
export function withExchange(before: Offset, { askedAt, takenUpAt, givenAt, heardAt }: Exchange): Offset {
  const aheadMs = Math.round((takenUpAt - askedAt + (givenAt - heardAt)) / 2);
  const errorMs = Math.max(0, (heardAt - askedAt - (givenAt - takenUpAt)) / 2);
  const contradicts = Math.abs(aheadMs - before.aheadMs) > errorMs + before.errorMs;
  return contradicts || errorMs <= before.errorMs ? { aheadMs, errorMs } : before;
}
