import { expect, test } from 'vitest';
import { nextFetch } from './content-retry.ts';

const again = { kind: 'again', why: 'status 500' } as const;
const day = 24 * 60 * 60 * 1000;

test('it is tried again after one second, then twice as long each time, at most an hour', () => {
  const pauses = [0, 1, 2, 10, 40].map((tried) => nextFetch(again, tried, 0));
  expect(pauses).toEqual([1000, 2000, 4000, 1_024_000, 3_600_000].map((inMs) => ({ inMs })));
});

test('after a day nobody tries any more', () => {
  expect(nextFetch(again, 40, day - 1)).toEqual({ inMs: 3_600_000 });
  expect(nextFetch(again, 40, day)).toEqual({ failed: 'unreachable' });
  expect(nextFetch({ kind: 'preparing' }, 40, day)).toEqual({ failed: 'notPrepared' });
});

test('what LINE prepares is asked for at least twice a minute', () => {
  expect(nextFetch({ kind: 'preparing' }, 20, 0)).toEqual({ inMs: 30_000 });
});

test('what LINE does not know for a while is gone', () => {
  expect(nextFetch({ kind: 'missing' }, 4, 0)).toEqual({ inMs: 16_000 });
  expect(nextFetch({ kind: 'missing' }, 5, 0)).toEqual({ failed: 'gone' });
});

test('what is here, or never will be, is left alone', () => {
  expect(nextFetch({ kind: 'arrived' }, 0, 0)).toBeNull();
  expect(nextFetch({ kind: 'failed', reason: 'tooLarge' }, 0, 0)).toEqual({ failed: 'tooLarge' });
});
