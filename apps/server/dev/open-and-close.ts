import { readConfig } from '../src/config.ts';
import { loadSecret } from '../src/sealing.ts';
import { openStore } from '../src/store/open-store.ts';

/** What a start does on the disk before anybody can talk to it: data folder, secret, tables. Killed by tests at any moment. */
const config = readConfig();
await loadSecret(config);
const store = await openStore(config.database);
await store.close();
