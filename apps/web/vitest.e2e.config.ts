import { defineConfig } from 'vitest/config';
import { chromiumPath } from './e2e/chromium.ts';

const chromium = chromiumPath();
if (!chromium) {
  const sentence =
    'Browser stories skipped: no Chromium found. Install it (Debian: apt-get install chromium fonts-noto-cjk) or name one with CHROMIUM=/path.';
  if (process.env.CI) throw new Error(sentence);
  console.log(sentence);
}

export default defineConfig({
  test: {
    include: chromium ? ['e2e/**/*.spec.ts'] : [],
    setupFiles: ['../server/dev/lawful-requests.ts'],
    passWithNoTests: !chromium,
    // One browser and one company at a time: two cores have enough to do with that.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Of itself vitest asks again for no more than a second, which a busy browser does not always keep.
    expect: { poll: { timeout: 30_000 } },
  },
});
