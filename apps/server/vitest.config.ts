import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'dev/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: ['dev/lawful-requests.ts'],
    globalSetup: ['test/global-postgres.ts'],
    pool: 'forks',
    // The feed is read by tRPC's stock client, which wants the browser's EventSource.
    execArgv: ['--experimental-eventsource'],
    // For a machine at its limit; a story that hangs says so by `soon`, long before.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
