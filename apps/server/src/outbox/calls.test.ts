import { lineLimits } from '@engawa/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDueAgain, nextCall } from './calls.ts';

type Open = Parameters<typeof nextCall>[0][number] & { readonly seq: number };

const now = '2026-04-01T00:00:10.000Z';
const before = '2026-04-01T00:00:09.000Z';
const later = '2026-04-01T00:00:11.000Z';

const waiting = (seq: number, more: Partial<Open> = {}): Open => ({
  seq,
  due_at: before,
  silent: 0,
  free_only: 0,
  ...more,
});

const seqs = (open: readonly Open[]) => nextCall(open, now).map(({ seq }) => seq);

describe('the next call into a LINE chat', () => {
  it('is none when nothing is open', () => expect(seqs([])).toEqual([]));
  it('carries what waits, in order', () => expect(seqs([waiting(1), waiting(2), waiting(3)])).toEqual([1, 2, 3]));
  it('carries five bubbles at most', () =>
    expect(seqs([1, 2, 3, 4, 5, 6, 7].map((seq) => waiting(seq)))).toEqual([1, 2, 3, 4, 5]));
  it('leaves from the moment at which it is due', () => expect(seqs([waiting(1, { due_at: now })])).toEqual([1]));
  it('waits for the oldest, and nothing overtakes it', () =>
    expect(seqs([waiting(1, { due_at: later }), waiting(2)])).toEqual([]));
  it('stops before one that is not due yet', () =>
    expect(seqs([waiting(1), waiting(2, { due_at: later }), waiting(3)])).toEqual([1]));

  it('rings for none that is to arrive silently', () => {
    expect(seqs([waiting(1), waiting(2, { silent: 1 }), waiting(3)])).toEqual([1]);
    expect(seqs([waiting(1, { silent: 1 }), waiting(2, { silent: 1 }), waiting(3)])).toEqual([1, 2]);
  });
  it('takes nothing along that is sent for nothing or not at all', () =>
    expect(seqs([waiting(1), waiting(2, { free_only: 1 })])).toEqual([1]));
});

describe('a call that is begun', () => {
  const carried = [waiting(1)];
  it('is left alone while a process has it', () =>
    expect(isDueAgain({ claimed_until: later }, carried, now)).toBe(false));
  it('is taken up when its process has not ended it in time', () =>
    expect(isDueAgain({ claimed_until: now }, carried, now)).toBe(true));
  it('is tried again after its pause, and not before', () => {
    expect(isDueAgain({ claimed_until: null }, [waiting(1, { due_at: now })], now)).toBe(true);
    expect(isDueAgain({ claimed_until: null }, [waiting(1, { due_at: later })], now)).toBe(false);
  });
});

describe('over a whole life of calls', () => {
  const steps = fc.array(fc.constantFrom('post', 'post', 'call'), { maxLength: 60 });

  it('words leave in order, each once', () => {
    fc.assert(
      fc.property(steps, (life) => {
        let open: Open[] = [];
        let posted = 0;
        const left: number[] = [];
        for (const step of life) {
          if (step === 'post') {
            open.push(waiting(++posted));
            continue;
          }
          const call = nextCall(open, now);
          expect(call.length).toBeLessThanOrEqual(lineLimits.bubblesPerCall);
          left.push(...call.map(({ seq }) => seq));
          open = open.filter((each) => !call.includes(each));
        }
        expect(left).toEqual(left.map((_, index) => index + 1));
      }),
    );
  });
});
