import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { byMember } from '../../apps/server/dev/by-member.ts';
import { pageMessages } from '../../apps/server/src/chat/reading.ts';
import { readConfig } from '../../apps/server/src/config.ts';
import { openStore } from '../../apps/server/src/store/open-store.ts';
import type { Store } from '../../apps/server/src/store/store.ts';
import { barePages } from './bare/newest-page.ts';
import type { Options, Report } from './finding.ts';
import { inTurn, type Pair, paired, percentile, ratioOf, spreadOf } from './pairs.ts';
import { companyIn, seedChannel } from './product/company.ts';
import { fillRooms, roomId } from './product/filled-rooms.ts';
import { withTempFolder } from './temp-folder.ts';

const rooms = 1000;
const pageSize = 50;
const fewMessages = 50_000;

/** Times of single pages in ms, of those that were read without an interruption. */
type Times = Float64Array;

/** The newest page of a room through the product's own reading, in a large database beside a small one. */
export function measurePage({ by }: Options): Promise<Report> {
  return withTempFolder(async (folder) => {
    const manyMessages = by({ full: 1_000_000, quick: 200_000, smoke: 50_000 });
    const few = await openRooms(join(folder, 'few'), fewMessages);
    const many = await openRooms(join(folder, 'many'), manyMessages);
    const bare = barePages(many.file);
    try {
      const pages = by({ full: 5000, quick: 2000, smoke: 100 });
      const measures = {
        few: () => timePages(pages, (id) => pageOf(few, id)),
        many: () => timePages(pages, (id) => pageOf(many, id)),
        bare: () => timePages(pages, async (id) => bare.newest(id, pageSize)),
      };
      await inTurn(1, measures);
      return report(await inTurn(by({ full: 5, quick: 3, smoke: 1 }), measures), manyMessages);
    } finally {
      bare.close();
      await Promise.all([few.store.close(), many.store.close()]);
    }
  });
}

type OpenRooms = { readonly store: Store; readonly file: string; readonly memberId: string };

async function openRooms(folder: string, messages: number): Promise<OpenRooms> {
  mkdirSync(folder);
  const company = companyIn(folder);
  await seedChannel(company);
  const { id: memberId } = await company.seed(({ db }) =>
    db.selectFrom('member').select('id').where('member_id', '=', 'sato.taro').executeTakeFirstOrThrow(),
  );
  fillRooms(company.databaseFile, { messages, rooms, memberId });
  return { store: await openStore(readConfig(company.env).database), file: company.databaseFile, memberId };
}

async function pageOf({ store, memberId }: OpenRooms, id: string): Promise<void> {
  const { messages } = await pageMessages(store, byMember(memberId), { roomId: id, limit: pageSize });
  if (messages.length !== pageSize) throw new Error(`a page of ${messages.length} messages instead of ${pageSize}`);
}

/**
 * Leaves out pages during which the kernel gave the core to another process: on a shared core, p99 by the clock would be
 * the length of a neighbour's turn.
 */
async function timePages(pages: number, read: (id: string) => Promise<unknown>): Promise<Times> {
  const times: number[] = [];
  for (let page = 0; page < pages; page++) {
    // A stride prime to the number of rooms goes through all of them without favouring neighbours.
    const id = roomId((page * 389) % rooms);
    const interrupted = interruptions();
    const began = performance.now();
    await read(id);
    const took = performance.now() - began;
    if (interruptions() === interrupted) times.push(took);
  }
  return Float64Array.from(times);
}

const interruptions = () => process.resourceUsage().involuntaryContextSwitches;

const p99 = (times: Times) => percentile(times, 0.99);
const p50 = (times: Times) => percentile(times, 0.5);

function report({ few, many, bare }: Record<'few' | 'many' | 'bare', Times[]>, messages: number): Report {
  const size = messages.toLocaleString('en');
  const growth: Pair[] = paired(many, few, p99);
  const absolute = spreadOf(many.map(p99));
  return {
    findings: [
      {
        goal: 'G5',
        what: `newest page of ${pageSize}, p99 at ${size} messages ÷ at ${fewMessages.toLocaleString('en')}, warm`,
        measured: ratioOf(growth),
        unit: '×',
        must: { atMost: 2 },
        moonshot: { atMost: 1.3 },
      },
      {
        goal: 'G5',
        what: `newest page of ${pageSize}, p99 at ${size} messages`,
        measured: absolute,
        unit: 'ms',
        must: { atMost: 1 },
        moonshot: { atMost: 0.25 },
      },
      {
        goal: 'G5',
        what: 'newest page, p50 ÷ one prepared statement for the same rows',
        measured: ratioOf(paired(many, bare, p50)),
        unit: '×',
      },
    ],
    raw: {
      [`newest page at ${size}, p50 ms`]: spreadOf(many.map(p50)).median,
      'prepared statement for the same rows, p50 ms': spreadOf(bare.map(p50)).median,
      'prepared statement for the same rows, p99 ms': spreadOf(bare.map(p99)).median,
    },
    notes: [],
  };
}
