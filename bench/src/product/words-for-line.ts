import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { byMember } from '../../../apps/server/dev/by-member.ts';
import { sato } from '../../../apps/server/dev/cast.ts';
import { postMessage } from '../../../apps/server/src/chat/posting.ts';
import { memberByMemberId } from '../../../apps/server/src/store/members.ts';
import type { Store } from '../../../apps/server/src/store/store.ts';

/** No server takes up what is discarded; of a time that lies far ahead, it says that no rule can have set it. */
const aside = 'discarded';

/**
 * 佐藤 writes into every room with a LINE user in turn; nothing leaves before `release`.
 * @param packed false: words that ring and words that do not take turns, so that none can share a call.
 */
export async function writeWords(store: Store, count: number, packed: boolean): Promise<void> {
  const member = (await memberByMemberId(store.db, sato.memberId))!;
  const rooms = await store.db.selectFrom('room').select('id').where('link', '=', 'direct').orderBy('id').execute();
  const post = (index: number) =>
    postMessage(store, byMember(member.id), {
      id: randomUUID(),
      roomId: rooms[index % rooms.length]!.id,
      content: { kind: 'text', text: `お世話になっております。${index}件目のご案内です。` },
      silent: !packed && Math.floor(index / rooms.length) % 2 === 1,
    });
  await Promise.all(Array.from({ length: count }, (_, index) => post(index)));
  await store.db.updateTable('delivery').set({ status: aside }).where('status', '=', 'waiting').execute();
}

/** Looks at the outbox from outside, as another process may. */
export class WaitingWords {
  readonly #database: Database.Database;

  constructor(file: string) {
    this.#database = new Database(file);
  }

  /** The first ones may leave. */
  release(count: number): void {
    this.#database
      .prepare(`update delivery set status = 'waiting', due_at = ? where rowid in
        (select rowid from delivery where status = ? order by seq limit ?)`)
      .run(new Date().toISOString(), aside, count);
  }

  /** @throws Error when what was released has not been accepted within two minutes. */
  async accepted(): Promise<void> {
    const open = this.#database
      .prepare<[string], number>("select count(*) from delivery where status not in ('accepted', ?)")
      .pluck();
    for (const until = Date.now() + 120_000; Date.now() < until; await pause(10)) if (open.get(aside) === 0) return;
    throw new Error(`${open.get(aside)} deliveries were not accepted within two minutes`);
  }

  close(): void {
    this.#database.close();
  }
}
