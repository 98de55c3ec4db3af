import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { soon } from '../../test/company.ts';
import { sqliteDialect } from './dialect/sqlite.ts';
import { Loop } from './loop.ts';
import { Store } from './store.ts';
import { byServer } from './who.ts';

const long = 60_000;

describe('a loop over rows', () => {
  let store: Store;
  let loop: Loop;
  beforeEach(async () => {
    store = await Store.open(sqliteDialect(':memory:'));
  });
  afterEach(async () => {
    await loop.stop();
    await store.close();
  });

  const commit = () =>
    store.write(byServer, async (tx) =>
      tx.append({ to: 'everyone' }, { kind: 'room.left', roomId: 'r', memberId: 'm' }),
    );

  /** A step that ends when it is told to. */
  function heldStep() {
    const ends: (() => void)[] = [];
    const step = vi.fn(() => new Promise<number>((resolve) => ends.push(() => resolve(long))));
    return { step, end: () => ends.shift()?.() };
  }

  it('looks at once when it starts, and after every commit', async () => {
    const step = vi.fn(async () => long);
    loop = new Loop(store, step, () => {});
    loop.start();
    await soon(() => expect(step).toHaveBeenCalledTimes(1));
    await commit();
    await soon(() => expect(step).toHaveBeenCalledTimes(2));
  });

  it('looks again by itself when the last step asked for it', async () => {
    const step = vi.fn(async () => (step.mock.calls.length < 3 ? 1 : long));
    loop = new Loop(store, step, () => {});
    loop.start();
    await soon(() => expect(step).toHaveBeenCalledTimes(3));
  });

  it('does one step at a time, and one more for all that was committed meanwhile', async () => {
    const { step, end } = heldStep();
    loop = new Loop(store, step, () => {});
    loop.start();
    await soon(() => expect(step).toHaveBeenCalledTimes(1));
    for (let turn = 0; turn < 5; turn++) await commit();
    expect(step).toHaveBeenCalledTimes(1);
    end();
    await soon(() => expect(step).toHaveBeenCalledTimes(2));
    end();
    await loop.stop();
    expect(step).toHaveBeenCalledTimes(2);
  });

  it('goes on after a step that failed, and says so', async () => {
    const faults: unknown[] = [];
    const step = vi.fn(async () => {
      if (step.mock.calls.length === 1) throw new Error('ill');
      return long;
    });
    loop = new Loop(store, step, (fault) => faults.push(fault));
    loop.start();
    await soon(() => expect(faults).toEqual([new Error('ill')]));
    await commit();
    await soon(() => expect(step).toHaveBeenCalledTimes(2));
  });

  it('stops when the step under way is finished, and not before', async () => {
    const { step, end } = heldStep();
    loop = new Loop(store, step, () => {});
    loop.start();
    await soon(() => expect(step).toHaveBeenCalledTimes(1));
    let stopped = false;
    const stopping = loop.stop().then(() => {
      stopped = true;
    });
    await commit();
    expect(stopped).toBe(false);
    end();
    await stopping;
    await commit();
    expect(step).toHaveBeenCalledTimes(1);
  });

  it('stops in its rest without waiting for it, and takes no step more', async () => {
    const step = vi.fn(async () => long);
    loop = new Loop(
      store,
      step,
      () => {},
      () => 500,
    );
    loop.start();
    await soon(() => expect(step).toHaveBeenCalledTimes(1));
    await commit();
    await new Promise((resolve) => setTimeout(resolve, 10));
    await loop.stop();
    expect(step).toHaveBeenCalledTimes(1);
  });
});
