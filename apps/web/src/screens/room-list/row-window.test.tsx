import { cleanup, render } from '@solidjs/testing-library';
import fc from 'fast-check';
import { createSignal, For } from 'solid-js';
import { afterEach, expect, test, vi } from 'vitest';
import { createRowWindow, rowsDrawn } from './row-window.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('a list that most members have is drawn whole', () => {
  expect(rowsDrawn(0, 700, 68, 100)).toEqual({ from: 0, to: 100 });
});

test('of 2,000 rooms no more than what is in sight and around it is drawn', () => {
  const { from, to } = rowsDrawn(1000 * 68, 700, 68, 2000);
  expect(from).toBeGreaterThan(960);
  expect(to).toBeLessThan(1050);
});

test('wherever one scrolls, no row in sight is missing', () => {
  const places = fc.record({
    count: fc.nat(3000),
    top: fc.nat(3000 * 68),
    height: fc.integer({ min: 1, max: 2000 }),
    rowHeight: fc.integer({ min: 40, max: 160 }),
  });
  fc.assert(
    fc.property(places, ({ count, top, height, rowHeight }) => {
      const { from, to } = rowsDrawn(top, height, rowHeight, count);
      const inSight = (row: number) => row * rowHeight < top + height && (row + 1) * rowHeight > top;
      const missing = Array.from({ length: count }, (_, row) => row).filter(
        (row) => inSight(row) && (row < from || row >= to),
      );
      expect(missing).toEqual([]);
      expect(from <= to || from >= count).toBe(true);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(count);
    }),
  );
});

test('each row tells screen readers its place, also once another has come to the top', () => {
  // The heights in jsdom are all 0.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  const [rows, setRows] = createSignal<readonly string[]>(['案件 1', '案件 2', '案件 3']);
  const { container } = render(() => <Drawn rows={rows()} />);
  const places = () => [...container.querySelectorAll('li')].map((row) => `${row.ariaPosInSet} ${row.textContent}`);
  setRows(['案件 3', '案件 1', '案件 2']);
  expect(places()).toEqual(['1 案件 3', '2 案件 1', '3 案件 2']);
  // As many as before, and others.
  setRows(['案件 4', '案件 5', '案件 6']);
  expect(places()).toEqual(['1 案件 4', '2 案件 5', '3 案件 6']);
});

function Drawn(props: { rows: readonly string[] }) {
  let box!: HTMLDivElement;
  let list!: HTMLUListElement;
  const { range } = createRowWindow(
    () => box,
    () => list,
    () => props.rows,
  );
  return (
    <div ref={box}>
      <ul ref={list}>
        <For each={props.rows.slice(range().from, range().to)}>{(row) => <li>{row}</li>}</For>
      </ul>
    </div>
  );
}
