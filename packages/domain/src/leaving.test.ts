import { describe, expect, it } from 'vitest';
import { undoChoices } from './delivery.ts';
import { callsOfNextWords, leavingTimes, type Queue, tokenMarginMs, type WaitingBubble } from './leaving.ts';

const start = Date.parse('2026-11-01T00:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const said = (id: string, seconds: number, leaves: number) => ({
  ...{ id, saidAt: at(seconds), dueAt: at(leaves), untried: true },
});
const token = (until: number) => at(until);

describe('words to LINE can be taken back for some seconds, and leave', () => {
  it('then', () => expect(leavingTimes([], { tokens: [], undoSeconds: 5, now: at(0) }).dueAt).toBe(at(5)));
  it('at once when nobody wants to take anything back', () =>
    expect(leavingTimes([], { tokens: [], undoSeconds: 0, now: at(0) }).dueAt).toBe(at(0)));
  it('together with what was said just before', () => {
    const { dueAt, together, moved } = leavingTimes([said('1', 0, 5), said('2', 3, 8)], {
      tokens: [],
      undoSeconds: 5,
      now: at(4),
    });
    expect(dueAt).toBe(at(9));
    expect([together, moved.map(({ id }) => id)]).toEqual([at(9), ['1', '2']]);
  });
  it('but keep nobody waiting for more than half a minute', () => {
    const { dueAt, together, moved } = leavingTimes([said('1', 0, 29)], { tokens: [], undoSeconds: 10, now: at(28) });
    expect(dueAt).toBe(at(38));
    expect([together, moved.length]).toEqual([at(30), 1]);
  });
  it.each(undoChoices.filter((seconds) => seconds > 0))(
    'in one call where photos follow, undo of %i s',
    (undoSeconds) => {
      const { dueAt, together, moved } = leavingTimes([said('1', 0, undoSeconds)], {
        tokens: [],
        undoSeconds,
        now: at(1),
      });
      expect([dueAt, together, moved.length]).toEqual([at(undoSeconds + 1), at(undoSeconds + 1), 1]);
    },
  );
  it('pull nothing forward', () =>
    expect(leavingTimes([said('1', 0, 10)], { tokens: [], undoSeconds: 0, now: at(2) }).moved).toEqual([]));
  it('move nothing that has begun to leave, or waits for something else', () => {
    const others = [{ ...said('1', 0, 5), untried: false }, said('4', 0, 1)];
    expect(leavingTimes(others, { tokens: [], undoSeconds: 5, now: at(2) }).moved).toEqual([]);
  });
  it('while the last free token surely holds', () => {
    const { dueAt, together, moved } = leavingTimes([said('1', 48, 51)], {
      tokens: [token(55), token(60)],
      undoSeconds: 5,
      now: at(50),
    });
    expect([dueAt, together, moved.length]).toEqual([at(52), at(52), 1]);
  });
  it('in one call, where what was said before would miss the token anyway', () => {
    const tokens = [token(60)];
    const missed = leavingTimes([said('1', 53, 58)], { tokens, undoSeconds: 5, now: at(55) });
    expect([missed.together, missed.moved.length]).toEqual([at(60), 1]);
    const free = leavingTimes([said('1', 51, 56)], { tokens, undoSeconds: 5, now: at(55) });
    expect(free.moved).toEqual([]);
  });
  it('as late as was wished once no token can be reached', () =>
    expect(leavingTimes([], { tokens: [token(60)], undoSeconds: 5, now: at(53) }).dueAt).toBe(at(58)));
});

const waiting = (seconds: number, leaves: number, more: Partial<WaitingBubble> = {}): WaitingBubble => ({
  ...{ saidAt: at(seconds), dueAt: at(leaves), silent: false, freeOnly: false },
  ...{ untried: true, held: false, alone: false },
  ...more,
});
const five = Array.from({ length: 5 }, () => waiting(0, 5));

describe('what the next words cost is known before they are said:', () => {
  const next = (queue: Partial<Queue>, bubbles = 1, { now = at(1), silent = false } = {}) => {
    const { free, paid, along } = callsOfNextWords(
      { ahead: [], tokens: [], undoSeconds: 5, ...queue },
      { now, bubbles, silent },
    );
    return `free ${free}, paid ${paid}, along ${along}`;
  };

  it.each(undoChoices)('nothing for exactly as long as they reach the reply token (undo %i s)', (undoSeconds) => {
    for (let now = 0; now < 60; now++) {
      const { dueAt } = leavingTimes([], { tokens: [token(60)], undoSeconds, now: at(now) });
      const isFree = Date.parse(dueAt) + tokenMarginMs < Date.parse(at(60));
      const words = next({ tokens: [token(60)], undoSeconds }, 1, { now: at(now) });
      expect([now, words]).toEqual([now, isFree ? 'free 1, paid 0, along 0' : 'free 0, paid 1, along 0']);
    }
  });
  it.each<[string, Partial<Queue>, number, string]>([
    ['one push', {}, 1, 'free 0, paid 1, along 0'],
    ['a push for each five bubbles without a token', { tokens: [token(60)] }, 11, 'free 1, paid 2, along 0'],
    [
      'nothing together with words that reply',
      { ahead: [waiting(0, 5)], tokens: [token(60)] },
      1,
      'free 1, paid 0, along 0',
    ],
    [
      'a push when five bubbles before them take the reply',
      { ahead: five, tokens: [token(60)] },
      1,
      'free 0, paid 1, along 0',
    ],
    [
      'nothing when there is a second reply',
      { ahead: five, tokens: [token(50), token(60)] },
      1,
      'free 1, paid 0, along 0',
    ],
    [
      'a push for what has no place in the reply',
      { ahead: five.slice(1), tokens: [token(60)] },
      2,
      'free 1, paid 1, along 0',
    ],
    ['nothing more in a push that leaves anyway', { ahead: [waiting(0, 5)] }, 4, 'free 0, paid 0, along 1'],
    [
      'a push when what waits rings differently',
      { ahead: [waiting(0, 5, { silent: true })] },
      1,
      'free 0, paid 1, along 0',
    ],
    [
      'a push after what LINE was already asked for',
      { ahead: [waiting(0, 5, { alone: true, untried: false })], tokens: [token(60)] },
      1,
      'free 0, paid 1, along 0',
    ],
    [
      'the push that takes held words along',
      { ahead: [waiting(0, 9000, { untried: false, held: true })] },
      1,
      'free 0, paid 1, along 0',
    ],
    [
      'a push when the words before them wait too long already',
      { ahead: [waiting(-40, 2)], tokens: [token(60)] },
      1,
      'free 0, paid 1, along 0',
    ],
    [
      'nothing where nobody waits to take back, but the words before them do',
      { ahead: [waiting(0, 5)], tokens: [token(60)], undoSeconds: 0 },
      1,
      'free 1, paid 0, along 0',
    ],
    [
      'a push where the words before them are moved past an older token',
      { ahead: five, tokens: [token(8.5), token(60)] },
      1,
      'free 0, paid 1, along 0',
    ],
  ])('%s', (_, queue, bubbles, costs) => expect(next(queue, bubbles)).toBe(costs));
});
