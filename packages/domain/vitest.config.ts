import { defineConfig } from 'vitest/config';

// Pure functions share nothing that one test could spoil for another.
export default defineConfig({ test: { pool: 'threads', isolate: false } });
