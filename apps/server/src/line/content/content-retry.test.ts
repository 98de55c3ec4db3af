import { expect, test } from 'vitest';
import { type Answered, answeredNow, type FetchOutcome, faultPauseMs, isBelieved, nextFetch } from './content-retry.ts';

const again = { kind: 'again', why: 'status 500' } as const;
const page = { kind: 'doubtful', bytes: null, why: 'words' } as const;
const cut = { kind: 'doubtful', bytes: 'cut at 12000', why: 'broken' } as const;
const day = 24 * 60 * 60 * 1000;
const nothing = { answer: null, answers: 0 };
const first = { ...nothing, attempts: 0, ageMs: 0 };

/** What is known after these answers. */
function after(...outcomes: FetchOutcome[]): Answered {
  return outcomes.reduce<Answered>((before, outcome) => answeredNow(outcome, before), nothing);
}

test('it is tried again after one second, then twice as long each time, at most an hour', () => {
  const pauses = [0, 1, 2, 10, 40].map((attempts) => nextFetch(again, { ...first, attempts }));
  expect(pauses).toEqual([1000, 2000, 4000, 1_024_000, 3_600_000].map((inMs) => ({ inMs })));
});

test('after a day nobody tries any more, and it is said what came in its place', () => {
  expect(nextFetch(again, { ...first, attempts: 40, ageMs: day - 1 })).toEqual({ inMs: 3_600_000 });
  const late = { ...first, attempts: 40, ageMs: day };
  expect(nextFetch(again, late)).toEqual({ failed: 'unreachable' });
  expect(nextFetch({ kind: 'preparing' }, late)).toEqual({ failed: 'notPrepared' });
  expect(nextFetch(page, late)).toEqual({ failed: 'neverWhole' });
});

test('nobody tried for a day where nothing ran, or the machine was at fault', () => {
  expect(nextFetch(again, { ...first, attempts: 3, ageMs: 25 * day })).toEqual({ inMs: 8000 });
});

test('what the machine could not take is tried again after one second, then twice as long each time, at most a minute', () => {
  expect([1, 2, 6, 7, 100].map(faultPauseMs)).toEqual([1000, 2000, 32_000, 60_000, 60_000]);
});

test('what LINE prepares is asked for at least twice a minute', () => {
  expect(nextFetch({ kind: 'preparing' }, { ...first, attempts: 20 })).toEqual({ inMs: 30_000 });
});

test('what LINE does not know for a while is gone', () => {
  const missing = { kind: 'missing' } as const;
  const known = { ...first, attempts: 10 };
  expect(nextFetch(missing, { ...known, answer: 'missing', answers: 4 })).toEqual({ inMs: 1_024_000 });
  expect(nextFetch(missing, { ...known, answer: 'missing', answers: 5 })).toEqual({ failed: 'gone' });
});

test('a no after many other troubles is the first no', () => {
  expect(nextFetch({ kind: 'missing' }, { ...first, attempts: 20 })).toMatchObject({ inMs: expect.any(Number) });
});

test('a length that is too large is believed when it is said again', () => {
  const tooLarge = { kind: 'tooLarge' } as const;
  expect(nextFetch(tooLarge, first)).toEqual({ inMs: 1000 });
  expect(nextFetch(tooLarge, { ...first, ...after(tooLarge, tooLarge) })).toEqual({ failed: 'tooLarge' });
});

test('bytes that can hardly be right are believed only when the same ones come again and again', () => {
  const often = Array.from({ length: 7 }, () => cut);
  expect(isBelieved(cut.bytes, nothing)).toBe(false);
  expect(isBelieved(cut.bytes, after(...often.slice(1)))).toBe(false);
  expect(isBelieved(cut.bytes, after(...often))).toBe(true);
  expect(isBelieved('cut at 13000', after(...often))).toBe(false);
  expect(isBelieved(cut.bytes, after(...often, again))).toBe(false);
  expect(isBelieved(cut.bytes, after(...often, page))).toBe(false);
});

test('what is here, or never will be, is left alone', () => {
  expect(nextFetch({ kind: 'arrived' }, first)).toBeNull();
  expect(nextFetch({ kind: 'failed', reason: 'notPrepared' }, first)).toEqual({ failed: 'notPrepared' });
});
