import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'dev/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: ['dev/lawful-requests.ts'],
    globalSetup: ['test/global-postgres.ts'],
    pool: 'forks',
    // A story waits more than it works.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    // The feed is read by tRPC's stock client, which wants the browser's EventSource.
    execArgv: ['--experimental-eventsource'],
    // For a machine at its limit; a story that hangs says so by `soon`, long before.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
