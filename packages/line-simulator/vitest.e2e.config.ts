import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/**/*.spec.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Of itself vitest asks again for no more than a second, which a busy browser does not always keep.
    expect: { poll: { timeout: 30_000 } },
  },
});
