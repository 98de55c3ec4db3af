import { describe, expect, it } from 'vitest';
import { type Lane, Turns } from './turns.ts';

/** Everything asked for in one go, and the order in which it was done. */
async function orderOf(asked: readonly string[]): Promise<string> {
  const turns = new Turns();
  const done: string[] = [];
  let atOnce = 0;
  const work = async (name: string) => {
    expect(++atOnce).toBe(1);
    await new Promise(setImmediate);
    done.push(name);
    atOnce--;
    if (name.endsWith('!')) throw new Error('broken');
  };
  const laneOf = (name: string): Lane => (name.startsWith('L') ? 'line' : 'member');
  await Promise.allSettled(asked.map((name) => turns.take(laneOf(name), () => work(name))));
  return done.join(' ');
}

describe('whose picture is looked at next', () => {
  it('a member’s goes before those of LINE users that wait already', async () => {
    expect(await orderOf(['L1', 'L2', 'L3', 'M1', 'M2'])).toBe('L1 M1 M2 L2 L3');
  });

  it('those of LINE users come too, however many members send', async () => {
    const members = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8', 'M9'];
    expect(await orderOf(['M0', 'L1', 'L2', ...members])).toBe('M0 M1 M2 M3 L1 M4 M5 M6 M7 L2 M8 M9');
  });

  it('one that breaks holds up no other', async () => {
    expect(await orderOf(['L1!', 'M1!', 'L2', 'M2'])).toBe('L1! M1! M2 L2');
  });
});
