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
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
