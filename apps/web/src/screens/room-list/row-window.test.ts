import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsDrawn } from './row-window.ts';

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
