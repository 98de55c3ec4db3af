import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../dev/embedded-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the run's PostgreSQL server; each test makes a database of its own in it. */
    postgresUrl: string;
  }
}

/** One PostgreSQL for the whole run: starting one takes longer than most tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startEmbeddedPostgres();
  project.provide('postgresUrl', postgres.url);
  return () => postgres.stop();
}
