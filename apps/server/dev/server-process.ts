import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { readConfig, startApp } from '../src/index.ts';

/** The server as a process of its own, which a test can kill; loads everything, starts when its parent says so, and tells when it listens. */
process.on('disconnect', () => process.exit());
// Whoever is killed writes nothing down at the end.
flushCompileCache();
await once(process, 'message');
const app = await startApp(readConfig());
process.send?.({ listening: app.url });
