import { findUnlawful, type LineSimulator, loadLineOpenApi, onSimulatorStart } from '@engawa/line-simulator';
import { afterAll, expect } from 'vitest';

/** After every file of tests: whatever was sent to a LINE in it, LINE would have taken its form. */
const lines: LineSimulator[] = [];
onSimulatorStart((line) => lines.push(line));

afterAll(() => {
  const requests = lines.flatMap((line) => line.requests);
  if (requests.length > 0) expect(findUnlawful(requests, loadLineOpenApi())).toEqual([]);
});
