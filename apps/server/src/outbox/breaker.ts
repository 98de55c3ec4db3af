import type { Outcome } from './sender.ts';

/** How a channel has fared lately. */
export type Pulse = {
  /** Calls in a row that brought nothing but a fault. */
  readonly faults: number;
  /** In ms of the clock that `now` is told by; nothing is asked before. */
  readonly pausedUntil: number;
};

export const steady: Pulse = { faults: 0, pausedUntil: 0 };

const faultsToPause = 5;
const firstPauseMs = 5000;
const longestPauseMs = 5 * 60 * 1000;

/** After several faults in a row the channel rests, each time longer; an answer of any kind ends it. Pure. */
export function pulseAfter(pulse: Pulse, outcome: Outcome, now: number): Pulse {
  if (outcome.kind === 'notAsked') return pulse;
  if (!isFault(outcome)) return steady;
  // Of calls that were begun beside those that led to the rest; they say nothing new.
  if (pulse.pausedUntil > now) return pulse;
  const faults = pulse.faults + 1;
  if (faults < faultsToPause) return { faults, pausedUntil: 0 };
  const pauseMs = Math.min(firstPauseMs * 2 ** (faults - faultsToPause), longestPauseMs);
  return { faults, pausedUntil: now + pauseMs };
}

/** How many calls may be under way at once: none in a pause, one to see whether it is over. */
export function callsAllowed(pulse: Pulse, now: number): number {
  if (pulse.faults < faultsToPause) return Number.POSITIVE_INFINITY;
  return pulse.pausedUntil > now ? 0 : 1;
}

function isFault({ kind }: Outcome): boolean {
  return ['noAnswer', 'fault', 'unreachable', 'badCredentials'].includes(kind);
}
