import { describe, expect, it } from 'vitest';
import { callsAllowed, type Pulse, pulseAfter, steady } from './breaker.ts';
import type { Outcome } from './sender.ts';

const now = 1_000_000;
const after = (faults: number, kind: 'noAnswer' | 'fault' | 'unreachable' | 'badCredentials' = 'fault'): Pulse => {
  let pulse = steady;
  for (let each = 0; each < faults; each++) pulse = pulseAfter(pulse, { kind }, Math.max(pulse.pausedUntil, now));
  return pulse;
};

describe('a channel from which nothing but faults come', () => {
  it.each(['noAnswer', 'fault', 'unreachable', 'badCredentials'] as const)('rests after five in a row (%s)', (kind) => {
    expect(callsAllowed(after(4, kind), now)).toBe(Number.POSITIVE_INFINITY);
    expect(after(5, kind).pausedUntil).toBe(now + 5000);
    expect(callsAllowed(after(5, kind), now)).toBe(0);
  });
  it('is then asked once', () => {
    expect(callsAllowed(after(5), now + 4999)).toBe(0);
    expect(callsAllowed(after(5), now + 5000)).toBe(1);
  });
  it('rests twice as long each time, five minutes at most', () =>
    expect(
      [5, 6, 7, 8, 10, 11, 12, 40].map((faults) => after(faults).pausedUntil - after(faults - 1).pausedUntil),
    ).toEqual([now + 5000, 10_000, 20_000, 40_000, 160_000, 300_000, 300_000, 300_000]));
  it('is no better and no worse for what the machine could not ask', () => {
    for (const pulse of [steady, after(4), after(5)])
      expect(pulseAfter(pulse, { kind: 'notAsked' }, now)).toEqual(pulse);
  });
  it('rests no longer because many calls were under way when it broke', () => {
    const resting = after(5);
    expect(pulseAfter(resting, { kind: 'noAnswer' }, now + 4999)).toEqual(resting);
  });
  it.each<Outcome>([
    { kind: 'accepted', sent: [], requestId: null },
    { kind: 'tooManyRequests' },
    { kind: 'refused', message: '', guilty: null },
    { kind: 'invalidReplyToken' },
  ])('is well again once LINE answers: $kind', (outcome) => {
    expect(pulseAfter(after(9), outcome, now)).toEqual(steady);
    expect(callsAllowed(steady, now)).toBe(Number.POSITIVE_INFINITY);
  });
});
