import { lineLimits } from '@engawa/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextCall } from './calls.ts';

type Open = Parameters<typeof nextCall>[0][number];

const now = '2026-04-01T00:00:10.000Z';
const before = '2026-04-01T00:00:09.000Z';
const later = '2026-04-01T00:00:11.000Z';

const waiting = (seq: number, more: Partial<Open> = {}): Open => ({
  id: `d${seq}`,
  seq,
  status: 'waiting',
  call_id: null,
  due_at: before,
  claimed_until: null,
  silent: 0,
  free_only: 0,
  doubtful: 0,
  reply_token: null,
  ...more,
});
const sending = (seq: number, callId: string, claimedUntil: string) =>
  waiting(seq, { status: 'sending', call_id: callId, claimed_until: claimedUntil });

const seqs = (open: readonly Open[]) => nextCall(open, now)?.map(({ seq }) => seq) ?? null;

describe('the next call into a LINE chat', () => {
  it('is none when nothing is open', () => expect(seqs([])).toBeNull());
  it('carries what waits, in order', () => expect(seqs([waiting(1), waiting(2), waiting(3)])).toEqual([1, 2, 3]));
  it('carries five bubbles at most', () =>
    expect(seqs([1, 2, 3, 4, 5, 6, 7].map((seq) => waiting(seq)))).toEqual([1, 2, 3, 4, 5]));
  it('leaves from the moment at which it is due', () => expect(seqs([waiting(1, { due_at: now })])).toEqual([1]));
  it('waits for the oldest, and nothing overtakes it', () =>
    expect(seqs([waiting(1, { due_at: later }), waiting(2)])).toBeNull());
  it('stops before one that is not due yet', () =>
    expect(seqs([waiting(1), waiting(2, { due_at: later }), waiting(3)])).toEqual([1]));

  it('rings for none that is to arrive silently', () => {
    expect(seqs([waiting(1), waiting(2, { silent: 1 }), waiting(3)])).toEqual([1]);
    expect(seqs([waiting(1, { silent: 1 }), waiting(2, { silent: 1 }), waiting(3)])).toEqual([1, 2]);
  });
  it('takes nothing along that is sent for nothing or not at all', () =>
    expect(seqs([waiting(1), waiting(2, { free_only: 1 })])).toEqual([1]));

  it('asks for what LINE may have by a reply token with that alone', () => {
    const asked = { doubtful: 1, reply_token: 'a' } as const;
    expect(seqs([waiting(1, asked), waiting(2, asked), waiting(3)])).toEqual([1, 2]);
    expect(seqs([waiting(1, asked), waiting(2, { ...asked, reply_token: 'b' })])).toEqual([1]);
  });

  it('is none while another call is under way', () => expect(seqs([sending(1, 'd1', later), waiting(2)])).toBeNull());
  it('is the one that a dead process began, exactly as it was', () =>
    expect(seqs([sending(1, 'd1', now), sending(2, 'd1', now), waiting(3)])).toEqual([1, 2]));
  it('is one that LINE refused for the moment, exactly as it was', () =>
    expect(seqs([waiting(1, { call_id: 'd1' }), waiting(2, { call_id: 'd1' }), waiting(3)])).toEqual([1, 2]));
  it('mixes no fresh words with a call that was tried before', () =>
    expect(seqs([waiting(1), waiting(2, { call_id: 'd2' })])).toEqual([1]));
});

describe('over a whole life of calls that fail and succeed at random', () => {
  type Step = 'post' | 'accept' | 'refuseForNow' | 'die';
  const steps = fc.array(fc.constantFrom<Step>('post', 'post', 'accept', 'refuseForNow', 'die'), { maxLength: 60 });

  it('words leave in order, and a call that was begun is repeated exactly until it is over', () => {
    fc.assert(
      fc.property(steps, (life) => {
        let open: Open[] = [];
        let posted = 0;
        const left: number[] = [];
        const begun = new Map<string, number[]>();
        for (const step of life) {
          if (step === 'post') {
            open.push(waiting(++posted));
            continue;
          }
          const call = nextCall(open, now);
          if (!call) continue;
          expect(call.length).toBeLessThanOrEqual(lineLimits.bubblesPerCall);
          const callId = call[0]!.call_id ?? call[0]!.id;
          const carried = call.map(({ seq }) => seq);
          expect(carried).toEqual(begun.get(callId) ?? carried);
          begun.set(callId, carried);
          if (step === 'accept') {
            left.push(...carried);
            open = open.filter(({ seq }) => !carried.includes(seq));
          } else {
            const state =
              step === 'die' ? ({ status: 'sending', claimed_until: before } as const) : { status: 'waiting' as const };
            open = open.map((each) => (carried.includes(each.seq) ? { ...each, ...state, call_id: callId } : each));
          }
        }
        expect(left).toEqual(left.map((_, index) => index + 1));
      }),
    );
  });
});
