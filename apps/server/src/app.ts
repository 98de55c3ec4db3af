import { createServer } from 'node:net';
import type { Logger } from 'pino';
import { createAuth } from './auth/auth.ts';
import { Setup } from './auth/setup-code.ts';
import type { Config } from './config.ts';
import { createHttp } from './http/http.ts';
import { LineSide } from './line/line-side.ts';
import { Feed } from './live/feed.ts';
import { createLog } from './logging.ts';
import { freeBytes } from './media/disk-room.ts';
import { Photos } from './media/photos.ts';
import { MediaStorage } from './media/storage.ts';
import { MediaUpkeep } from './media/upkeep.ts';
import type { Parts } from './parts.ts';
import { makePrivateFiles, openToOthers } from './private-files.ts';
import { loadSecret, Sealing } from './sealing.ts';
import { Ballast } from './store/ballast.ts';
import { Erasing } from './store/erasing.ts';
import { hasAdmin } from './store/members.ts';
import { openStore } from './store/open-store.ts';

export type App = {
  /** Where it can be reached on this machine, without a slash at the end. */
  readonly url: string;
  readonly publicUrl: string;
  readonly parts: Parts;
  /** What the wizard of the first run asks for; null when the company is set up. */
  readonly setupCode: string | null;
  /** Where the tables were made by this start, for people; null when there was a database before. */
  readonly newDatabase: string | null;
  /** No new work, what is under way is finished, then the database is closed. */
  close(): Promise<void>;
};

export type AppOptions = { readonly log?: Logger };

/** Builds the server from its parts, connects them and starts to listen. */
export async function startApp(config: Config, options: AppOptions = {}): Promise<App> {
  const log = options.log ?? createLog(config);
  makePrivateFiles();
  const port = config.port || (await freePort());
  const parts = await createParts(config, log, config.publicUrl ?? `http://localhost:${port}`);
  const upkeep = new MediaUpkeep(parts.store, parts.media, parts.photos, log.child({ part: 'media' }));
  const erasing = new Erasing(parts.store, log.child({ part: 'erasing' }));
  const workers = [...parts.line.workers, upkeep, erasing];
  for (const account of await parts.line.lostSecrets()) {
    log.error(
      { account },
      'the stored channel secret does not open with this ENGAWA_SECRET: paste it again under LINE Official Accounts',
    );
  }
  const http = await createHttp(parts);
  const close = async () => {
    await http.close();
    await Promise.all(workers.map((worker) => worker.stop()));
    await parts.store.close();
  };
  try {
    await http.listen({ host: config.host, port });
  } catch (error) {
    await close();
    throw error;
  }
  for (const worker of workers) worker.start();
  const url = `http://${localName(config.host)}:${port}`;
  for (const place of await openToOthers(config)) {
    log.warn(place, 'others on this machine can reach this: chmod go-rwx closes it');
  }
  const newDatabase = parts.store.madeNew ? parts.store.dialect.place : null;
  if (newDatabase) log.warn({ database: newDatabase }, 'made a new database');
  return { url, publicUrl: parts.publicUrl, parts, setupCode: parts.setup.code, newDatabase, close };
}

async function createParts(config: Config, log: Logger, publicUrl: string): Promise<Parts> {
  const secret = await loadSecret(config);
  const store = await openStore(config.database, 'server', new Ballast(config.dataDir));
  const sealing = new Sealing(secret);
  const media = new MediaStorage(config.dataDir, freeBytes, store.dialect.processId);
  return {
    config,
    publicUrl,
    store,
    media,
    photos: new Photos(config.dataDir, media),
    feed: await Feed.open(store, { onFault: (err) => log.error({ err }, 'feed') }),
    auth: createAuth({ store, secret, publicUrl, log }),
    setup: new Setup(!(await hasAdmin(store.db))),
    line: new LineSide({ store, sealing, log, hosts: config, publicUrl, media, mediaMaxBytes: config.mediaMaxBytes }),
    log,
  };
}

function localName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** Known before anything listens, because addresses that name it are given out. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
