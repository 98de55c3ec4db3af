import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { rules, stories } from './test/kinds-of-tests.ts';
import { LongestFirst } from './test/longest-first.ts';

/** One PostgreSQL for all of them, and every request that they sent to a LINE is held against LINE's own forms. */
export const onDatabases = { globalSetup: ['test/global-postgres.ts'], setupFiles: ['dev/lawful-requests.ts'] };

export default defineConfig({
  test: {
    pool: 'forks',
    // A story waits more than it works.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    // The feed is read by tRPC's stock client, which wants the browser's EventSource.
    execArgv: ['--experimental-eventsource'],
    // For a machine at its limit; a story that hangs says so by `soon`, long before.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'rules', include: rules } },
      { extends: true, test: { name: 'stories', include: stories, ...onDatabases } },
    ],
  },
});
