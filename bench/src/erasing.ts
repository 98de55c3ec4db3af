import { randomUUID } from 'node:crypto';
import { destroyMessage } from '../../apps/server/src/chat/changing.ts';
import { readConfig } from '../../apps/server/src/config.ts';
import { insertMessages } from '../../apps/server/src/store/message-changes.ts';
import { openStore } from '../../apps/server/src/store/open-store.ts';
import type { Store } from '../../apps/server/src/store/store.ts';
import { byServer } from '../../apps/server/src/store/who.ts';
import type { Options, Report } from './finding.ts';
import { inTurn, paired, percentile, ratioOf, spreadOf } from './pairs.ts';
import { companyIn, seedChannel } from './product/company.ts';
import { fillRooms, messageId, roomId } from './product/filled-rooms.ts';
import { withTempFolder } from './temp-folder.ts';

const rooms = 1000;
/** The server erases at most every 10 s; here as often, by count of writes, as it does where people write without a pause. */
const writesPerErasure = 250;

/** How long each commit took, in ms. */
type Writes = readonly number[];

/** How long others' words wait to be written while destroyed ones leave the files, beside the same writes without. */
export function measureErasing({ by }: Options): Promise<Report> {
  return withTempFolder(async (folder) => {
    const messages = by({ full: 500_000, quick: 100_000, smoke: 5000 });
    const writes = by({ full: 5000, quick: 2000, smoke: 500 });
    const company = companyIn(folder);
    await seedChannel(company);
    const { id: memberId } = await company.seed(({ db }) =>
      db.selectFrom('member').select('id').where('member_id', '=', 'sato.taro').executeTakeFirstOrThrow(),
    );
    fillRooms(company.databaseFile, { messages, rooms, memberId });
    const store = await openStore(readConfig(company.env).database);
    try {
      // What filling left between the cells of the pages is no part of it.
      await erased(store);
      const destroyed = numbers(messages);
      const measured = await inTurn(by({ full: 5, quick: 3, smoke: 1 }), {
        erasing: () => write(store, memberId, writes, destroyed),
        plain: () => write(store, memberId, writes, null),
      });
      return report(measured, messages);
    } finally {
      await store.close();
    }
  });
}

/** @param destroyed the next message to destroy from time to time; null: nothing is destroyed */
async function write(
  store: Store,
  memberId: string,
  writes: number,
  destroyed: Iterator<number> | null,
): Promise<Writes> {
  const took: number[] = [];
  let erasing: Promise<void> = Promise.resolve();
  for (let done = 0; done < writes; done++) {
    if (destroyed && done % writesPerErasure === 0) {
      await erasing;
      const id = messageId(destroyed.next().value);
      await store.destroy(byServer, (tx) => destroyMessage(tx, id));
      erasing = erased(store);
    }
    const began = performance.now();
    await say(store, memberId, roomId(done % rooms));
    took.push(performance.now() - began);
  }
  await erasing;
  return took;
}

async function erased(store: Store): Promise<void> {
  while (!(await store.erase(0)));
}

async function say(store: Store, memberId: string, inRoom: string): Promise<void> {
  const content = { kind: 'text', text: '明日の午後にお届けします。' } as const;
  await store.write(byServer, (tx) =>
    insertMessages(tx, [
      {
        ...{ id: randomUUID(), roomId: inRoom, seq: tx.nextSeq(), content, at: tx.now },
        author: { kind: 'member', id: memberId, name: '佐藤 太郎' },
      },
    ]),
  );
}

/** Far apart, so that each lies in a page of its own. */
function* numbers(messages: number): Generator<number, never> {
  for (let step = 1; ; step++) yield 1 + ((step * 7919) % messages);
}

const longest = (writes: Writes) => Math.max(...writes);
const p50 = (writes: Writes) => percentile(writes, 0.5);

function report({ erasing, plain }: Record<'erasing' | 'plain', Writes[]>, messages: number): Report {
  const size = messages.toLocaleString('en');
  return {
    findings: [
      {
        goal: 'ERASE',
        what: `longest commit while destroyed words leave the files, at ${size} messages`,
        measured: spreadOf(erasing.map(longest)),
        unit: 'ms',
      },
      {
        goal: 'ERASE',
        what: 'the same ÷ the longest of as many commits without',
        measured: ratioOf(paired(erasing, plain, longest)),
        unit: '×',
      },
    ],
    raw: {
      'longest commit without destroyed words, ms': spreadOf(plain.map(longest)).median,
      'commit while destroyed words leave the files, p50 ms': spreadOf(erasing.map(p50)).median,
      'commit without destroyed words, p50 ms': spreadOf(plain.map(p50)).median,
    },
    notes: [],
  };
}
