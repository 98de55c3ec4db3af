import { undoChoices } from '@engawa/domain';
import { describe, expect, it } from 'vitest';
import { tokenMarginMs } from '../store/reply-tokens.ts';
import { freeUntil, leavingTimes } from './undo-window.ts';

const start = Date.parse('2026-11-01T00:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const said = (id: string, seconds: number, leaves: number) => ({
  id,
  status: 'waiting' as const,
  attempts: 0,
  reason: null,
  changed_at: at(seconds),
  due_at: at(leaves),
});
const token = (until: number) => ({ expiresAt: at(until) });

describe('words to LINE can be taken back for some seconds, and leave', () => {
  it('then', () => expect(leavingTimes([], { tokens: [], undoSeconds: 5, now: at(0) }).dueAt).toBe(at(5)));
  it('at once when nobody wants to take anything back', () =>
    expect(leavingTimes([], { tokens: [], undoSeconds: 0, now: at(0) }).dueAt).toBe(at(0)));
  it('together with what was said just before', () => {
    const { dueAt, moved } = leavingTimes([said('1', 0, 5), said('2', 3, 8)], {
      tokens: [],
      undoSeconds: 5,
      now: at(4),
    });
    expect(dueAt).toBe(at(9));
    expect(moved.map(({ delivery, dueAt: leaves }) => [delivery.id, leaves])).toEqual([
      ['1', at(9)],
      ['2', at(9)],
    ]);
  });
  it('but keep nobody waiting for more than half a minute', () => {
    const { dueAt, moved } = leavingTimes([said('1', 0, 29)], { tokens: [], undoSeconds: 10, now: at(28) });
    expect(dueAt).toBe(at(38));
    expect(moved.map(({ dueAt: leaves }) => leaves)).toEqual([at(30)]);
  });
  it('pull nothing forward', () =>
    expect(leavingTimes([said('1', 0, 10)], { tokens: [], undoSeconds: 0, now: at(2) }).moved).toEqual([]));
  it('move nothing that has begun to leave, or waits for something else', () => {
    const others = [
      { ...said('1', 0, 5), status: 'sending' as const },
      { ...said('2', 0, 5), attempts: 1 },
      { ...said('3', 0, 500), reason: 'monthlyLimit' as const },
      said('4', 0, 1),
    ];
    expect(leavingTimes(others, { tokens: [], undoSeconds: 5, now: at(2) }).moved).toEqual([]);
  });
  it('while the last free token surely holds', () => {
    const { dueAt, moved } = leavingTimes([said('1', 48, 51)], {
      tokens: [token(55), token(60)],
      undoSeconds: 5,
      now: at(50),
    });
    expect([dueAt, moved[0]?.dueAt]).toEqual([at(52), at(52)]);
  });
  it('in one call, where what was said before would miss the token anyway', () => {
    const tokens = [token(60)];
    const missed = leavingTimes([said('1', 53, 58)], { tokens, undoSeconds: 5, now: at(55) });
    expect(missed.moved.map(({ dueAt }) => dueAt)).toEqual([at(60)]);
    const free = leavingTimes([said('1', 51, 56)], { tokens, undoSeconds: 5, now: at(55) });
    expect(free.moved).toEqual([]);
  });
  it('as late as was wished once no token can be reached', () =>
    expect(leavingTimes([], { tokens: [token(60)], undoSeconds: 5, now: at(53) }).dueAt).toBe(at(58)));
  it.each(undoChoices)('and cost nothing for exactly as long as their author is told so (undo %i s)', (undoSeconds) => {
    for (let now = 0; now < 60; now++) {
      const { dueAt } = leavingTimes([], { tokens: [token(60)], undoSeconds, now: at(now) });
      const isFree = Date.parse(dueAt) + tokenMarginMs < Date.parse(at(60));
      expect([now, at(now) < freeUntil(token(60), undoSeconds)]).toEqual([now, isFree]);
    }
  });
});
