import { defineConfig, mergeConfig } from 'vitest/config';
import { long } from './test/kinds-of-tests.ts';
import everyChange, { onDatabases } from './vitest.config.ts';

const { projects: _, ...shared } = everyChange.test!;

/** What is too long for every change: thousands of steps of a random conversation, and the tests that say so by name. */
export default mergeConfig(
  { ...everyChange, test: shared },
  defineConfig({
    test: { include: long, ...onDatabases, env: { ENGAWA_STEPS: process.env.ENGAWA_STEPS ?? '2000' } },
  }),
);
