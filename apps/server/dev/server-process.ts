import { readConfig, startApp } from '../src/index.ts';

/** The server as a process of its own, which a test can kill; tells its parent when it listens. */
process.on('disconnect', () => process.exit());
const app = await startApp(readConfig());
process.send?.({ listening: app.url });
