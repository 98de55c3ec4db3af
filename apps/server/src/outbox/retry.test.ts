import { describe, expect, it } from 'vitest';
import { type Attempt, afterCall, type Next, type Waiting } from './retry.ts';
import type { Outcome } from './sender.ts';

const accepted: Outcome = { kind: 'accepted', sent: [{ id: '1', quoteToken: null }], requestId: 'r' };
const refused: Outcome = { kind: 'refused', message: 'The request body has 1 error(s)', guilty: null };
const forbidden: Outcome = { kind: 'forbidden', message: 'Access to this API is not available for your account' };
const hour = 60 * 60 * 1000;

const push: Attempt = {
  route: 'push',
  attempts: 1,
  doubtful: false,
  noSender: false,
  tokenHoldsForMs: -1,
  ageMs: 0,
};
const doubtfulPush = { ...push, doubtful: true };
const reply: Attempt = { ...push, route: 'reply', tokenHoldsForMs: 50_000 };
const doubtfulReply = { ...reply, doubtful: true };
const every = { push, doubtfulPush, reply, doubtfulReply };
const clear = { push, reply };
const doubted = { doubtfulPush, doubtfulReply };

const wait = (more: Partial<Waiting> = {}): Next => ({
  status: 'waiting',
  inMs: 500,
  route: null,
  doubtful: false,
  reason: null,
  call: 'same',
  ...more,
});
const failed = (reason: Extract<Next, { status: 'failed' }>['reason']): Next => ({ status: 'failed', reason });
const unknown: Next = { status: 'uncertain', reason: 'lineUnreachable' };
/** The same way as before, if it may be needed to ask whether LINE has it. */
const same = ({ route, doubtful }: Attempt) => ({ doubtful, route: doubtful || route === 'reply' ? route : null });

describe('what becomes of a call', () => {
  for (const [name, attempt] of Object.entries(every)) {
    it(`LINE's yes is a yes (${name})`, () => expect(afterCall(attempt, accepted)).toEqual({ status: 'accepted' }));
    it.each([
      [{ kind: 'unknownDestination' }, 'unknownDestination'],
      [refused, 'refusedByLine'],
    ] as const)(`what LINE looked at and refused is not asked again: %o (${name})`, (outcome, reason) => {
      expect(afterCall(attempt, outcome)).toEqual(failed(reason));
    });
    it(`LINE has too much to do: a pause, as sure as before, and the member is told (${name})`, () =>
      expect(afterCall(attempt, { kind: 'tooManyRequests' })).toEqual(
        wait({ ...same(attempt), reason: 'tooManyRequests' }),
      ));
    it(`too much for one person: a long pause (${name})`, () =>
      expect(afterCall(attempt, { kind: 'tooManyToContact' })).toEqual(
        wait({ ...same(attempt), inMs: 30_000, reason: 'tooManyToContact' }),
      ));
    it(`nothing left this machine: nothing is in doubt that was not (${name})`, () =>
      expect(afterCall(attempt, { kind: 'unreachable' })).toEqual(wait(same(attempt))));
    it.each(['noAnswer', 'fault'] as const)(`%s: the same call again, in doubt (${name})`, (kind) =>
      expect(afterCall(attempt, { kind })).toEqual(wait({ route: attempt.route, doubtful: true })),
    );
  }

  for (const [name, attempt] of Object.entries(clear)) {
    it(`a door that stays shut is a no (${name})`, () => {
      expect(afterCall(attempt, forbidden)).toEqual(failed('refusedByLine'));
      expect(afterCall(attempt, { kind: 'badCredentials' })).toEqual(failed('badCredentials'));
    });
  }
  for (const [name, attempt] of Object.entries(doubted)) {
    it(`a door that stays shut says nothing of an earlier attempt (${name})`, () => {
      const { route } = attempt;
      expect(afterCall(attempt, forbidden)).toEqual(wait({ route, doubtful: true, reason: 'refusedByLine' }));
      expect(afterCall(attempt, { kind: 'badCredentials' })).toEqual(
        wait({ route, doubtful: true, reason: 'badCredentials' }),
      );
    });
  }

  it.each(['monthlyLimit', 'quotaReserved'] as const)('nothing may be spent (%s): it waits for a free way', (kind) => {
    expect(afterCall(push, { kind })).toEqual({ status: 'held', reason: kind });
  });
  it.each(['monthlyLimit', 'quotaReserved'] as const)(
    'a push that LINE may have is asked for again, and is not offered as one that waits for the month (%s)',
    (kind) => {
      expect(afterCall(doubtfulPush, { kind })).toEqual(wait({ route: 'push', doubtful: true }));
      const later = afterCall({ ...doubtfulPush, attempts: 3 }, { kind });
      expect(later).toMatchObject({ doubtful: true, reason: 'lineUnreachable' });
    },
  );

  describe('one bubble of several is refused', () => {
    const outcome: Outcome = { ...refused, guilty: [1] };
    it('it fails, the others go out as a new call', () => {
      const becomes = [0, 1, 2].map((index) => afterCall(push, outcome, index));
      const anew = wait({ inMs: 0, call: 'new' });
      expect(becomes).toEqual([anew, failed('refusedByLine'), anew]);
    });
    it('with the reply token, which was not spent', () =>
      expect(afterCall(reply, outcome, 0)).toEqual(wait({ inMs: 0, route: 'reply', call: 'new' })));
  });

  describe('LINE does not like the sender’s name', () => {
    const outcome: Outcome = { kind: 'senderRefused', message: 'sender.name contains a word that cannot be used' };
    it('the words go once more without it', () => {
      expect(afterCall(push, outcome)).toEqual(wait({ inMs: 0, call: 'bare' }));
      expect(afterCall(reply, outcome)).toEqual(wait({ inMs: 0, route: 'reply', call: 'bare' }));
    });
    it('and what an earlier attempt may have said is not said by another way', () => {
      const doubted = { ...reply, doubtful: true };
      expect(afterCall(doubted, outcome)).toEqual(wait({ inMs: 0, route: 'reply', call: 'bare', doubtful: true }));
      expect(afterCall({ ...doubted, tokenHoldsForMs: -1 }, outcome)).toMatchObject({ status: 'uncertain' });
      expect(afterCall({ ...push, doubtful: true }, outcome)).toEqual(wait({ inMs: 0, call: 'bare' }));
    });
    it('and not a third time', () =>
      expect(afterCall({ ...push, noSender: true }, outcome)).toEqual(failed('refusedByLine')));
  });

  describe('with words whose LINE emoji may be what LINE does not take', () => {
    const outcome: Outcome = { kind: 'refused', message: 'Invalid emoji', guilty: [1], withEmoji: [1] };
    it('they go once more with words in the emoji’s place', () => {
      expect(afterCall(push, outcome, 1)).toEqual(wait({ inMs: 0, call: 'noEmoji' }));
      expect(afterCall(reply, outcome, 1)).toEqual(wait({ inMs: 0, route: 'reply', call: 'noEmoji' }));
      expect(afterCall(doubtfulReply, outcome, 1)).toEqual(
        wait({ inMs: 0, route: 'reply', call: 'noEmoji', doubtful: true }),
      );
    });
    it('and what stood beside them goes as it is', () =>
      expect(afterCall(push, outcome, 0)).toEqual(wait({ inMs: 0, call: 'new' })));
    it('but what is refused without any is refused', () =>
      expect(afterCall(push, { ...outcome, withEmoji: [] }, 1)).toEqual(failed('refusedByLine')));
  });

  describe('with a reply token that LINE does not take', () => {
    const outcome = { kind: 'invalidReplyToken' } as const;
    it('words that surely have not left go another way at once', () => {
      expect(afterCall(reply, outcome)).toEqual(wait({ inMs: 0 }));
      expect(afterCall({ ...reply, tokenHoldsForMs: -1 }, outcome)).toEqual(wait({ inMs: 0 }));
    });
    it('within the token’s minute, an attempt without an answer was the one that spent it', () => {
      expect(afterCall(doubtfulReply, outcome)).toEqual({ status: 'accepted' });
    });
    it('in the last moments of the minute LINE’s clock may have ended it before ours: nobody can know', () => {
      expect(afterCall({ ...doubtfulReply, tokenHoldsForMs: 3000 }, outcome)).toEqual(unknown);
      expect(afterCall({ ...doubtfulReply, tokenHoldsForMs: 3001 }, outcome)).toEqual({ status: 'accepted' });
    });
    it('after the minute nobody can know', () => {
      expect(afterCall({ ...doubtfulReply, tokenHoldsForMs: 0 }, outcome)).toEqual(unknown);
      expect(afterCall({ ...doubtfulReply, tokenHoldsForMs: -1 }, outcome)).toEqual(unknown);
    });
  });

  describe('when the token runs out before the next try', () => {
    it('words that surely have not left go another way', () => {
      const reason = 'tooManyRequests';
      expect(afterCall({ ...reply, tokenHoldsForMs: 500 }, { kind: reason })).toEqual(wait({ reason }));
      expect(afterCall({ ...reply, tokenHoldsForMs: 501 }, { kind: reason })).toEqual(wait({ route: 'reply', reason }));
    });
    it('words that may have left are not said twice', () => {
      for (const kind of ['noAnswer', 'fault'] as const)
        expect(afterCall({ ...reply, tokenHoldsForMs: 500 }, { kind })).toEqual(unknown);
      expect(afterCall({ ...doubtfulReply, tokenHoldsForMs: 500 }, { kind: 'unreachable' })).toEqual(unknown);
    });
  });

  it('pauses grow to five minutes and no further; to one person to an hour', () => {
    const pauses = (kind: 'unreachable' | 'tooManyToContact') =>
      [1, 2, 3, 4, 10, 11, 30].map((attempts) => {
        const next = afterCall({ ...push, attempts }, { kind });
        return next.status === 'waiting' ? next.inMs : next;
      });
    expect(pauses('unreachable')).toEqual([500, 1000, 2000, 4000, 256_000, 300_000, 300_000]);
    expect(pauses('tooManyToContact')).toEqual([30_000, 60_000, 120_000, 240_000, 3_600_000, 3_600_000, 3_600_000]);
  });

  it('a trouble that lasts is told, a short one is not', () => {
    const reasons = [1, 2, 3, 4].map((attempts) => {
      const next = afterCall({ ...push, attempts }, { kind: 'fault' });
      return next.status === 'waiting' ? next.reason : next;
    });
    expect(reasons).toEqual([null, null, 'lineUnreachable', 'lineUnreachable']);
  });

  it('a push is tried for as long as LINE surely remembers its retry key, a day', () => {
    const late = { ...push, ageMs: 24 * hour - 60_000 - 500 };
    expect(afterCall({ ...late, ageMs: late.ageMs - 1 }, { kind: 'noAnswer' })).toEqual(
      wait({ route: 'push', doubtful: true }),
    );
    expect(afterCall(late, { kind: 'noAnswer' })).toEqual(unknown);
    expect(afterCall(late, { kind: 'unreachable' })).toEqual(failed('lineUnreachable'));
    expect(afterCall({ ...late, doubtful: true }, { kind: 'unreachable' })).toEqual(unknown);
  });
});
