// @vitest-environment node
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const repository = join(import.meta.dirname, '../../..');
const sheets = ['apps/web/src/**/*.css', 'packages/ui/src/**/*.css', 'packages/line-simulator/src/**/*.css'];

/** Selectors of a hovering pointer that a finger meets as well: after a tap it would leave them lit. */
function forFingersToo(css: string): string[] {
  const around: string[] = [];
  const found: string[] = [];
  for (const [, words, sign] of css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]*)([{};])/g)) {
    const prelude = words!.trim();
    if (sign === '{') {
      if (prelude.includes(':hover') && !around.includes('@media (hover: hover)')) found.push(prelude);
      around.push(prelude);
    } else if (sign === '}') around.pop();
  }
  return found;
}

test('what lights up under a pointer does so only where there is one that hovers', () => {
  const files = globSync(sheets, { cwd: repository });
  expect(files.length).toBeGreaterThan(90);
  const found = files.flatMap((file) =>
    forFingersToo(readFileSync(join(repository, file), 'utf8')).map((selector) => `${file}: ${selector}`),
  );
  expect(found).toEqual([]);
});

test('a hover for fingers is found wherever it stands', () => {
  expect(forFingersToo('.a { color: red } @layer ui { .b:hover { color: red } }')).toEqual(['.b:hover']);
  expect(forFingersToo('@media (hover: hover) { .a:hover { color: red } } .b:hover {}')).toEqual(['.b:hover']);
});
