import { afterEach, expect, test } from 'vitest';
import { hearClock, type Offset, serverNow, withExchange } from './clock.ts';

const nothing: Offset = { aheadMs: 0, errorMs: Number.POSITIVE_INFINITY };
const minute = 60_000;
/** Asked at 0 by this device, `out` ms on the way, `work` ms at the server, `back` ms on the way back. */
const exchange = (aheadMs: number, [out, work, back]: readonly [number, number, number]) => ({
  askedAt: 0,
  takenUpAt: out + aheadMs,
  givenAt: out + work + aheadMs,
  heardAt: out + work + back,
});

afterEach(() => hearClock(`${Date.now()} ${Date.now()}`, Date.now(), Date.now()));

test.each([
  ['a device that is three minutes slow', 3 * minute],
  ['a device that is three minutes fast', -3 * minute],
  ['a device that is right', 0],
])('%s knows the server’s time, however long the server takes for an answer', (_, aheadMs) => {
  expect(withExchange(nothing, exchange(aheadMs, [20, 900, 20]))).toEqual({ aheadMs, errorMs: 20 });
});

test('it is told in whole milliseconds, as instants are, however an answer is halved', () => {
  const { aheadMs, errorMs } = withExchange(nothing, exchange(minute, [10, 0, 11]));
  expect([aheadMs, errorMs]).toEqual([minute, 10.5]);
  hearClock('1000 1000', 500, 501);
  expect(serverNow() % 1).toBe(0);
});

test('a quick answer is believed over a slow one', () => {
  const quick = withExchange(nothing, exchange(minute, [10, 0, 10]));
  expect(withExchange(quick, exchange(minute, [10, 0, 2000]))).toBe(quick);
  expect(withExchange({ aheadMs: minute - 995, errorMs: 1005 }, exchange(minute, [10, 0, 10]))).toEqual(quick);
});

test('a clock that was set meanwhile is noticed by the next answer, also a slow one', () => {
  const before = withExchange(nothing, exchange(minute, [10, 0, 10]));
  expect(withExchange(before, exchange(-minute, [300, 0, 300]))).toEqual({ aheadMs: -minute, errorMs: 300 });
});

test('an answer that says nothing of the time teaches nothing', () => {
  const before = serverNow() - Date.now();
  hearClock(null, 0, 0);
  hearClock('gibberish', 0, 0);
  expect(Math.abs(serverNow() - Date.now() - before)).toBeLessThan(50);
});
