import Database from 'better-sqlite3';
import { readConfig } from '../../apps/server/src/config.ts';
import { openStore } from '../../apps/server/src/store/open-store.ts';
import type { Store } from '../../apps/server/src/store/store.ts';
import type { Finding, Options, Report } from './finding.ts';
import { inTurn, paired, percentile, ratioOf, spreadOf } from './pairs.ts';
import { companyIn, seedChannel } from './product/company.ts';
import { fillRooms, messageId, roomId } from './product/filled-rooms.ts';
import { withTempFolder } from './temp-folder.ts';

const rooms = 1000;
const messages = 50_000;

/** What a query costs through Kysely and our dialect, beside the same SQL as a prepared statement. */
export function measureKysely({ by }: Options): Promise<Report> {
  return withTempFolder(async (folder) => {
    const company = companyIn(folder);
    await seedChannel(company);
    const { id: memberId } = await company.seed(({ db }) =>
      db.selectFrom('member').select('id').executeTakeFirstOrThrow(),
    );
    fillRooms(company.databaseFile, { messages, rooms, memberId });
    const store = await openStore(readConfig(company.env).database);
    const bare = new Database(company.databaseFile, { readonly: true });
    try {
      const times = by({ full: 10_000, quick: 3000, smoke: 400 });
      return report(await measureQueries(store, bare, times, by({ full: 5, quick: 3, smoke: 1 })));
    } finally {
      bare.close();
      await store.close();
    }
  });
}

type P50 = number;
type Measured = Record<'page' | 'barePage' | 'row' | 'bareRow', P50[]>;

async function measureQueries(store: Store, bare: Database.Database, times: number, rounds: number): Promise<Measured> {
  const page = bare.prepare('select * from message where room_id = ? order by seq desc limit 50');
  const row = bare.prepare('select * from message where id = ?');
  const measures = {
    page: () => p50(times / 4, async (n) => (await kyselyPage(store, n)).length),
    barePage: () => p50(times / 4, async (n) => page.all(roomOf(n)).length),
    row: () => p50(times, async (n) => (await kyselyRow(store, n))!.seq),
    bareRow: () => p50(times, async (n) => (row.get(messageOf(n)) as { seq: number }).seq),
  };
  await inTurn(1, measures);
  return inTurn(rounds, measures);
}

function kyselyPage(store: Store, n: number) {
  const query = store.db.selectFrom('message').selectAll().where('room_id', '=', roomOf(n));
  return query.orderBy('seq', 'desc').limit(50).execute();
}

function kyselyRow(store: Store, n: number) {
  return store.db.selectFrom('message').selectAll().where('id', '=', messageOf(n)).executeTakeFirst();
}

const roomOf = (n: number) => roomId((n * 389) % rooms);
const messageOf = (n: number) => messageId(1 + ((n * 7919) % messages));

/** In ms. @param query answers something above 0 when it found what it asked for. */
async function p50(times: number, query: (n: number) => Promise<number>): Promise<P50> {
  const each = new Float64Array(times);
  for (let n = 0; n < times; n++) {
    const began = performance.now();
    const found = await query(n);
    each[n] = performance.now() - began;
    if (!found) throw new Error('a query found nothing');
  }
  return percentile(each, 0.5);
}

function report({ page, barePage, row, bareRow }: Measured): Report {
  return {
    findings: [finding('page of 50', page, barePage, 1.15, 1.05), finding('one row by id', row, bareRow, 2.2, 1.3)],
    raw: {
      'page of 50 through Kysely, p50 ms': spreadOf(page).median,
      'page of 50 prepared, p50 ms': spreadOf(barePage).median,
      'one row through Kysely, p50 ms': spreadOf(row).median,
      'one row prepared, p50 ms': spreadOf(bareRow).median,
    },
    notes: [],
  };
}

function finding(what: string, ours: P50[], bare: P50[], must: number, moonshot: number): Finding {
  return {
    goal: 'G15',
    what: `Kysely p50 ÷ prepared statement, ${what}`,
    measured: ratioOf(paired(ours, bare, (ms) => ms)),
    unit: '×',
    must: { atMost: must },
    moonshot: { atMost: moonshot },
  };
}
