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
  tokenHoldsForMs: -1,
  othersReply: false,
  ageMs: 0,
};
const doubtfulPush = { ...push, doubtful: true };
const reply: Attempt = { ...push, route: 'reply', tokenHoldsForMs: 50_000 };
const doubtfulReply = { ...reply, doubtful: true };
/** The answer comes when LINE can be asked no more. */
const forgottenPush = { ...doubtfulPush, ageMs: 24 * hour };
const lateReply = { ...doubtfulReply, tokenHoldsForMs: -1 };

const wait = (more: Partial<Waiting> = {}): Next => ({
  status: 'waiting',
  inMs: 500,
  route: null,
  doubtful: false,
  reason: null,
  call: 'same',
  without: null,
  ...more,
});
const failed = (reason: Extract<Next, { status: 'failed' }>['reason']): Next => ({ status: 'failed', reason });
const unknown: Next = { status: 'uncertain', reason: 'lineUnreachable' };

const presumed: Next = { status: 'uncertain', reason: 'presumed' };

/** As the table has it: `same push doubt` – the same call again, by push, LINE may have it. */
function inShort(next: Next): string {
  if (next.status === 'accepted') return next.status;
  if (next.status !== 'waiting') return `${next.status} ${next.reason}`;
  const { call, route, doubtful, without, reason } = next;
  const parts = [call, route ?? 'any', doubtful ? 'doubt' : 'clear', without && `no ${without}`, reason];
  return parts.filter(Boolean).join(' ');
}

const asked = { push, doubtfulPush, forgottenPush, reply, doubtfulReply, lateReply };
type Column = keyof typeof asked;

const nobodyKnows = { forgottenPush: 'uncertain lineUnreachable', lateReply: 'uncertain lineUnreachable' };

/** Every answer of LINE, whatever is left out for it, to a call that LINE surely has not, and to one that it may have. */
const table: readonly (readonly [string, Outcome, Readonly<Partial<Record<Column, string>>>])[] = [
  ['yes', accepted, all('accepted')],
  ...(['noAnswer', 'fault'] as const).map(
    (kind) => [kind, { kind }, { push: 'same push doubt', reply: 'same reply doubt', ...inDoubt() }] as const,
  ),
  ['notAsked', { kind: 'notAsked' }, { push: 'other any clear', reply: 'other reply clear', ...inDoubt() }],
  ['unreachable', { kind: 'unreachable' }, { push: 'same any clear', reply: 'same reply clear', ...inDoubt() }],
  ...(['tooManyRequests', 'tooManyToContact'] as const).map(
    (kind) =>
      [
        kind,
        { kind },
        { push: `same any clear ${kind}`, reply: `same reply clear ${kind}`, ...inDoubt(kind) },
      ] as const,
  ),
  ...(['monthlyLimit', 'quotaReserved'] as const).map(
    (kind) => [kind, { kind }, { push: `held ${kind}`, reply: `same reply clear ${kind}`, ...inDoubt() }] as const,
  ),
  [
    'invalidReplyToken',
    { kind: 'invalidReplyToken' },
    { reply: 'same any clear', doubtfulReply: 'uncertain presumed', lateReply: 'uncertain lineUnreachable' },
  ],
  ['unknownDestination', { kind: 'unknownDestination' }, over('unknownDestination')],
  ['refused', refused, over('refusedByLine')],
  ['refused for this bubble', { ...refused, guilty: [0] }, over('refusedByLine')],
  ['refused for another bubble', { ...refused, guilty: [1] }, otherWords()],
  ...(['sender', 'quote', 'emoji'] as const).map(
    (ornament) =>
      [`refused for its ${ornament}`, { ...refused, guilty: [0], suspects: [ornament] }, otherWords(ornament)] as const,
  ),
  ['forbidden', forbidden, { ...over('refusedByLine'), ...inDoubt('refusedByLine') }],
  ['badCredentials', { kind: 'badCredentials' }, { ...over('badCredentials'), ...inDoubt('badCredentials') }],
];

function all(told: string): Record<Column, string> {
  return Object.fromEntries(Object.keys(asked).map((column) => [column, told])) as Record<Column, string>;
}

/** LINE is asked again in the same way; where it cannot be, nobody knows. */
function inDoubt(reason = '') {
  const told = (route: string) => `same ${route} doubt ${reason}`.trim();
  return { doubtfulPush: told('push'), doubtfulReply: told('reply'), ...nobodyKnows };
}

function over(reason: string) {
  return { ...all(`uncertain ${reason}`), push: `failed ${reason}`, reply: `failed ${reason}` };
}

/** A push that LINE may have keeps its retry key, a reply its token, whatever leaves it. */
function otherWords(ornament?: string) {
  const told = (how: string) => `other ${how}${ornament ? ` no ${ornament}` : ''}`;
  return {
    ...{ push: told('any clear'), reply: told('reply clear') },
    ...{ doubtfulPush: told('push doubt'), doubtfulReply: told('reply doubt') },
    ...nobodyKnows,
  };
}

describe('what becomes of a call', () => {
  for (const [name, outcome, becomes] of table) {
    it.each(Object.entries(becomes) as [Column, string][])(`${name}, to a %s`, (column, told) =>
      expect(inShort(afterCall(asked[column], outcome))).toBe(told),
    );
  }

  it('what LINE may have never leaves the doubt but by LINE’s yes, or to be told as uncertain', () => {
    for (const [name, outcome] of table) {
      for (const attempt of [doubtfulPush, forgottenPush, doubtfulReply, lateReply]) {
        const next = afterCall(attempt, outcome);
        const { route } = attempt;
        const isInDoubt = next.status === 'waiting' && next.doubtful && next.route === route;
        expect([name, isInDoubt || ['accepted', 'uncertain'].includes(next.status)]).toEqual([name, true]);
      }
    }
  });

  it('nothing is told as accepted but what LINE said yes to', () => {
    for (const [, outcome] of table.filter(([name]) => name !== 'yes'))
      for (const attempt of Object.values(asked)) expect(afterCall(attempt, outcome).status).not.toBe('accepted');
  });

  it('too much for one person: a long pause', () => {
    for (const attempt of [push, doubtfulPush, reply, doubtfulReply])
      expect(afterCall(attempt, { kind: 'tooManyToContact' })).toMatchObject({ inMs: 30_000 });
  });
  it('words without what LINE did not take leave at once', () => {
    const suspected: Outcome = { ...refused, guilty: [0], suspects: ['sender'] };
    for (const attempt of [push, doubtfulPush, reply, doubtfulReply])
      expect(afterCall(attempt, suspected)).toMatchObject({ inMs: 0, reason: null });
  });

  it.each(['monthlyLimit', 'quotaReserved'] as const)(
    'a push that LINE may have is not offered as one that waits for the month (%s)',
    (kind) => {
      const later = afterCall({ ...doubtfulPush, attempts: 3 }, { kind });
      expect(later).toMatchObject({ doubtful: true, reason: 'lineUnreachable' });
    },
  );

  it('one bubble of several is refused: it fails, the others go out as a new call', () => {
    const becomes = [0, 1, 2].map((index) => afterCall(push, { ...refused, guilty: [1] }, index));
    const anew = wait({ inMs: 0, call: 'other' });
    expect(becomes).toEqual([anew, failed('refusedByLine'), anew]);
  });

  it('what stands beside words that lose an ornament goes as it is', () => {
    const outcome: Outcome = { ...refused, guilty: [1], suspects: [null, 'emoji'] };
    const becomes = [0, 1].map((index) => afterCall(push, outcome, index));
    expect(becomes).toEqual([wait({ inMs: 0, call: 'other' }), wait({ inMs: 0, call: 'other', without: 'emoji' })]);
  });

  describe('with a reply token that LINE does not take', () => {
    const outcome = { kind: 'invalidReplyToken' } as const;
    it('words that surely have not left go another way at once', () => {
      expect(afterCall(reply, outcome)).toEqual(wait({ inMs: 0 }));
      expect(afterCall({ ...reply, tokenHoldsForMs: -1 }, outcome)).toEqual(wait({ inMs: 0 }));
    });
    it('within the token’s minute, an attempt without an answer has probably spent it: presumed, never told as accepted', () => {
      expect(afterCall(doubtfulReply, outcome)).toEqual(presumed);
    });
    it('but where somebody else spends this account’s tokens too, nobody can know', () => {
      expect(afterCall({ ...doubtfulReply, othersReply: true }, outcome)).toEqual(unknown);
    });
    it('in the last moments of the minute LINE’s clock may have ended it before ours: nobody can know', () => {
      expect(afterCall({ ...doubtfulReply, tokenHoldsForMs: 3000 }, outcome)).toEqual(unknown);
      expect(afterCall({ ...doubtfulReply, tokenHoldsForMs: 3001 }, outcome)).toEqual(presumed);
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

  it('what the machine could not ask for a day is another call with a day of its own', () => {
    const late = { ...push, ageMs: 24 * hour };
    expect(afterCall(late, { kind: 'notAsked' })).toEqual(wait({ call: 'other' }));
  });
});
