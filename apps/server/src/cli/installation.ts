import type { Logger } from 'pino';
import { readConfig } from '../config.ts';
import { LineSide } from '../line/line-side.ts';
import { MediaStorage } from '../media/storage.ts';
import { makePrivateFiles } from '../private-files.ts';
import { loadSecret, Sealing } from '../sealing.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';

/** What commands work with: the parts of the server that need no server. */
export type Installation = {
  readonly store: Store;
  readonly line: LineSide;
  close(): Promise<void>;
};

export async function openInstallation(log: Logger): Promise<Installation> {
  makePrivateFiles();
  const config = readConfig();
  const sealing = new Sealing(await loadSecret(config));
  const store = await openStore(config.database);
  const media = new MediaStorage(config.dataDir);
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  return {
    store,
    line: new LineSide({ store, sealing, log, hosts: config, publicUrl, media, mediaMaxBytes: config.mediaMaxBytes }),
    close: () => store.close(),
  };
}
