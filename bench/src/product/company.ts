import { join, resolve } from 'node:path';
import { organization, sato } from '../../../apps/server/dev/cast.ts';
import { seedCompany } from '../../../apps/server/dev/seed.ts';
import { addChannel } from '../../../apps/server/src/chat/channels.ts';
import { contactFollowed } from '../../../apps/server/src/chat/contacts.ts';
import { readConfig } from '../../../apps/server/src/config.ts';
import { loadSecret, Sealing } from '../../../apps/server/src/sealing.ts';
import { openStore } from '../../../apps/server/src/store/open-store.ts';
import type { Store } from '../../../apps/server/src/store/store.ts';
import { byLine, byOperator } from '../../../apps/server/src/store/who.ts';
import { type ChildServer, startChildServer } from '../child-server.ts';
import { lineUserIds, type WebhookTarget } from '../load/webhook-load.ts';

/** A company in a folder of its own, on SQLite. */
export type Company = {
  readonly env: Readonly<Record<string, string>>;
  readonly databaseFile: string;
  /** Works on the database while no server does. */
  seed<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** The product as `npm start` runs it. */
  start(): Promise<ChildServer>;
};

const main = resolve(import.meta.dirname, '../../../apps/server/src/main.ts');
/** Nobody listens here: what the server wants from LINE fails at once and costs nothing worth counting. */
const noLine = 'http://127.0.0.1:9';

/** @param lineUrl where LINE answers, if it does. */
export function companyIn(folder: string, lineUrl = noLine): Company {
  const databaseFile = join(folder, 'engawa.db');
  const env = {
    DATA_DIR: folder,
    DATABASE_URL: `sqlite:${databaseFile}`,
    LINE_API_URL: lineUrl,
    LINE_DATA_API_URL: lineUrl,
    LOG_LEVEL: 'info',
  };
  return {
    env,
    databaseFile,
    start: () => startChildServer(main, env),
    async seed(work) {
      const store = await openStore(readConfig(env).database);
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    },
  };
}

/** A channel that serves 佐藤, and LINE users who have added it and whose names are known. */
export function seedChannel(company: Company): Promise<WebhookTarget> {
  return company.seed(async (store) => {
    const cast = await seedCompany({ store });
    const sealing = new Sealing(await loadSecret(readConfig(company.env)));
    const channel = { lineChannelId: '2000000001', secret: 'b'.repeat(32), botUserId: `U${'f'.repeat(32)}` };
    const { id } = await addChannel(store, byOperator, {
      lineChannelId: channel.lineChannelId,
      seal: (channelId) => sealing.seal(channel.secret, channelId),
      account: {
        ...channel,
        basicId: '@bench',
        displayName: organization.companyName,
        photoUrl: null,
        chatMode: 'bot',
      },
      served: [cast[sato.memberId]!],
    });
    for (const lineId of lineUserIds) {
      const place = { channelId: id, kind: 'user', lineId } as const;
      await store.write(byLine, (tx) => contactFollowed(tx, { ...place, at: tx.now }, false));
    }
    const known = { profile_due_at: null, profile_fetched_at: new Date().toISOString(), line_name: '田中 美咲' };
    await store.db.updateTable('contact').set(known).execute();
    const { key } = await store.db.selectFrom('channel').select('key').where('id', '=', id).executeTakeFirstOrThrow();
    return { path: `/line/webhook/${key}`, secret: channel.secret, destination: channel.botUserId };
  });
}
