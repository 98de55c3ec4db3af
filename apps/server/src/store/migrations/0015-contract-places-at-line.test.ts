import { expect, it, onTestFinished } from 'vitest';
import { type TestDatabase, testDatabases } from '../../../test/databases.ts';
import { asLeftBy } from '../../../test/landed-schema.ts';
import { onDatabase } from '../../../test/raw-database.ts';
import { directRoomOf } from '../direct-rooms.ts';
import { messageByLineId } from '../messages.ts';
import { roomViews } from '../rooms.ts';
import { Store } from '../store.ts';

const before = '0014-what-came-and-is-kept';
const messages = 400;

for (const kind of testDatabases) {
  /** Before and after the start of a version that knows places. */
  async function upgraded() {
    const database = await kind.create();
    onTestFinished(() => database.drop());
    await asLeftBy(database, before, messages);
    const [copies, ledger] = [await namesBefore(database), await ledgerOf(database)];
    const store = await Store.open(database.dialect());
    onTestFinished(() => store.close());
    return { database, store, copies, ledger };
  }

  it(`an upgrade keeps the name of every copy at LINE with its tokens, on ${kind.name}`, async () => {
    const { database, store, copies } = await upgraded();
    expect(copies.length).toBeGreaterThan(150);
    expect(await namesAfter(database)).toEqual(copies);
    const unsent = copies.filter(({ theirs, quote_token }) => theirs === 1 && quote_token === null);
    expect(unsent.length).toBeGreaterThan(10);
    for (const { line_message_id, message_id, line_chat_id } of copies.slice(0, 5)) {
      const lineId = line_chat_id.replace('lc', 'U');
      const found = await messageByLineId(store.db, { channelId: 'ch', lineId, lineMessageId: line_message_id });
      expect(found?.id).toBe(message_id);
    }
  });

  it(`an upgrade lets every room be heard where it was, and keep its host, on ${kind.name}`, async () => {
    const { store, database, ledger } = await upgraded();
    const rooms = await store.db.selectFrom('room').select(['id', 'host_member_id']).execute();
    const views = await roomViews(
      store.db,
      rooms.map(({ id }) => id),
    );
    for (const { id, places, participants } of views) {
      const contactId = id.replace('r', 'c');
      expect(places).toEqual([{ channelId: 'ch', kind: 'user', state: 'joined', contactId }]);
      expect(participants.some((person) => person.id === contactId)).toBe(true);
    }
    for (const { id, host_member_id } of rooms)
      expect(await directRoomOf(store.db, id.replace('r', 'lc'), host_member_id!)).toBe(id);
    expect(await ledgerOf(database)).toEqual(ledger);
  });
}

type Copy = {
  readonly line_message_id: string;
  readonly line_chat_id: string;
  readonly message_id: string;
  readonly part: number;
  readonly theirs: number;
  readonly quote_token: string | null;
  readonly mark_as_read_token: string | null;
};

/** Each name that a version before had, by where it stood; one that was there twice, where it stood first. */
function namesBefore(database: TestDatabase): Promise<Copy[]> {
  return onDatabase<Copy>(database, [
    `select m.line_message_id, r.line_chat_id, m.id as message_id, 0 as part, 1 as theirs, m.quote_token, m.mark_as_read_token
       from message as m join room as r on r.id = m.room_id
       where m.line_message_id is not null and m.id not like 'twin of %'
     union all
     select line_message_id, line_chat_id, message_id, part, 0 as theirs, quote_token, null as mark_as_read_token
       from delivery where line_message_id is not null
     order by 1, 2`,
  ]);
}

function namesAfter(database: TestDatabase): Promise<Copy[]> {
  return onDatabase<Copy>(database, [
    `select line_message_id, line_chat_id, message_id, part, theirs, quote_token, mark_as_read_token
       from line_message order by 1, 2`,
  ]);
}

/** How many deliveries each message has; what they cost, `the-call-as-a-row.test` holds. */
function ledgerOf(database: TestDatabase) {
  return onDatabase(database, [
    'select message_id, count(*) as deliveries from delivery group by message_id order by 1',
  ]);
}
