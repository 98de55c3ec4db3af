import { findUnlawful, type LineSimulator, loadLineOpenApi, onSimulatorStart } from '@engawa/line-simulator';
import { afterAll, expect } from 'vitest';

/** After every file of tests: whatever was sent to a LINE in it, LINE would have taken its form. */
const lines: LineSimulator[] = [];
onSimulatorStart((line) => lines.push(line));

afterAll(() => {
  expect(lines.flatMap((line) => findUnlawful(line.requests, loadLineOpenApi()))).toEqual([]);
});
