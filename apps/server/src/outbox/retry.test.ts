import { describe, expect, it } from 'vitest';
import { type Attempt, afterCall, type Next } from './retry.ts';
import type { Outcome } from './sender.ts';

const accepted: Outcome = { kind: 'accepted', messageIds: ['1'], requestId: 'r' };
const refused: Outcome = { kind: 'refused', message: 'The request body has 1 error(s)' };
const hour = 60 * 60 * 1000;

const fresh: Attempt = { route: 'push', attempts: 1, doubtful: false, tokenHoldsForMs: -1, ageMs: 0 };
const push = fresh;
const doubtfulPush = { ...push, doubtful: true };
const reply: Attempt = { ...fresh, route: 'reply', tokenHoldsForMs: 50_000 };
const doubtfulReply = { ...reply, doubtful: true };
const every = { push, doubtfulPush, reply, doubtfulReply };

const wait = (route: 'reply' | 'push', doubtful: boolean, inMs = 500): Next => ({
  status: 'waiting',
  inMs,
  route,
  doubtful,
});
const failed = (reason: Extract<Next, { status: 'failed' }>['reason']): Next => ({ status: 'failed', reason });
const unknown: Next = { status: 'uncertain', reason: 'lineUnreachable' };

describe('what becomes of a call', () => {
  for (const [name, attempt] of Object.entries(every)) {
    it(`LINE's yes is a yes (${name})`, () => expect(afterCall(attempt, accepted)).toEqual({ status: 'accepted' }));

    it.each([
      [{ kind: 'monthlyLimit' }, 'monthlyLimit'],
      [{ kind: 'unknownDestination' }, 'unknownDestination'],
      [{ kind: 'badCredentials' }, 'badCredentials'],
      [refused, 'refusedByLine'],
    ] as const)(`a clear no is not asked again: %o (${name})`, (outcome, reason) => {
      expect(afterCall(attempt, outcome)).toEqual(failed(reason));
    });
  }

  it.each([
    ['LINE has too much to do: a pause, the same way, as sure as before', 'tooManyRequests', push, wait('push', false)],
    [
      'LINE has too much to do: a pause, the same way, as sure as before',
      'tooManyRequests',
      doubtfulPush,
      wait('push', true),
    ],
    [
      'LINE has too much to do: a pause, the same way, as sure as before',
      'tooManyRequests',
      reply,
      wait('reply', false),
    ],
    [
      'LINE has too much to do: a pause, the same way, as sure as before',
      'tooManyRequests',
      doubtfulReply,
      wait('reply', true),
    ],
    ['nothing left this machine: nothing is in doubt that was not', 'unreachable', push, wait('push', false)],
    ['nothing left this machine: nothing is in doubt that was not', 'unreachable', doubtfulPush, wait('push', true)],
    ['nothing left this machine: nothing is in doubt that was not', 'unreachable', reply, wait('reply', false)],
    ['nothing left this machine: nothing is in doubt that was not', 'unreachable', doubtfulReply, wait('reply', true)],
    ['no answer: the same call again, in doubt', 'noAnswer', push, wait('push', true)],
    ['no answer: the same call again, in doubt', 'noAnswer', doubtfulPush, wait('push', true)],
    ['no answer: the same call again, in doubt', 'noAnswer', reply, wait('reply', true)],
    ['no answer: the same call again, in doubt', 'noAnswer', doubtfulReply, wait('reply', true)],
    ['LINE broke while answering: the same call again, in doubt', 'fault', push, wait('push', true)],
    ['LINE broke while answering: the same call again, in doubt', 'fault', reply, wait('reply', true)],
  ] as const)('%s (%s)', (_, kind, attempt, next) => expect(afterCall(attempt, { kind })).toEqual(next));

  describe('with a reply token that LINE does not take', () => {
    const outcome = { kind: 'invalidReplyToken' } as const;

    it('words that surely have not left go by push at once', () => {
      expect(afterCall(reply, outcome)).toEqual(wait('push', false, 0));
      expect(afterCall({ ...reply, tokenHoldsForMs: -1 }, outcome)).toEqual(wait('push', false, 0));
    });
    it('within the token’s minute, an attempt without an answer was the one that spent it', () => {
      expect(afterCall(doubtfulReply, outcome)).toEqual({ status: 'accepted' });
    });
    it('after the minute nobody can know', () => {
      expect(afterCall({ ...doubtfulReply, tokenHoldsForMs: 0 }, outcome)).toEqual(unknown);
      expect(afterCall({ ...doubtfulReply, tokenHoldsForMs: -1 }, outcome)).toEqual(unknown);
    });
  });

  describe('when the token runs out before the next try', () => {
    it('words that surely have not left go by push', () => {
      expect(afterCall({ ...reply, tokenHoldsForMs: 500 }, { kind: 'tooManyRequests' })).toEqual(wait('push', false));
      expect(afterCall({ ...reply, tokenHoldsForMs: 501 }, { kind: 'tooManyRequests' })).toEqual(wait('reply', false));
    });
    it('words that may have left are not said twice', () => {
      for (const kind of ['noAnswer', 'fault'] as const)
        expect(afterCall({ ...reply, tokenHoldsForMs: 500 }, { kind })).toEqual(unknown);
      expect(afterCall({ ...doubtfulReply, tokenHoldsForMs: 500 }, { kind: 'unreachable' })).toEqual(unknown);
    });
  });

  it('pauses grow to five minutes and no further', () => {
    const pauses = [1, 2, 3, 4, 10, 11, 30].map((attempts) =>
      afterCall({ ...push, attempts }, { kind: 'unreachable' }),
    );
    expect(pauses.map((next) => (next.status === 'waiting' ? next.inMs : next))).toEqual([
      500, 1000, 2000, 4000, 256_000, 300_000, 300_000,
    ]);
  });

  it('a push is tried for as long as LINE remembers its retry key, a day', () => {
    const late = { ...push, ageMs: 24 * hour - 500 };
    expect(afterCall({ ...late, ageMs: late.ageMs - 1 }, { kind: 'noAnswer' })).toEqual(wait('push', true));
    expect(afterCall(late, { kind: 'noAnswer' })).toEqual(unknown);
    expect(afterCall(late, { kind: 'unreachable' })).toEqual(failed('lineUnreachable'));
    expect(afterCall({ ...late, doubtful: true }, { kind: 'unreachable' })).toEqual(unknown);
  });
});
