import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabases } from '../../../test/databases.ts';
import { asLeftBy } from '../../../test/landed-schema.ts';
import { onDatabase } from '../../../test/raw-database.ts';
import { openCall } from '../calls.ts';
import { deliveryViews } from '../delivery-views.ts';
import { ledgerOf, spentByMembers } from '../month.ts';
import { notSentIn } from '../not-sent.ts';
import { chatsToServe, deliveriesOfCall } from '../open-deliveries.ts';
import { Store } from '../store.ts';
import { channelQuotas } from '../who-spent.ts';

const now = '2026-11-20T12:00:00.000Z';
const said = '2026-11-20T11:00:00.000Z';
const later = '2026-11-20T13:00:00.000Z';

type Old = Readonly<Record<string, string | number>>;

/** In the order of their `seq`, with the room `r<n>` of the LINE chat `lc<n>` that each stands in. */
const deliveries: Readonly<Record<string, Old & { readonly chat: number }>> = {
  alone: { chat: 1, status: 'accepted', route: 'push', call_id: 'alone', cost: 1, attempts: 1 },
  together: { chat: 1, status: 'accepted', route: 'push', call_id: 'together', attempts: 1 },
  paying: { chat: 1, status: 'accepted', route: 'push', call_id: 'together', cost: 1, attempts: 1 },
  free: { chat: 1, status: 'accepted', route: 'reply', call_id: 'free', reply_token: 'spent', attempts: 1 },
  old: { chat: 1, status: 'accepted', route: 'push', cost: 1, attempts: 2 },
  refused: {
    chat: 1,
    status: 'failed',
    route: 'push',
    reason: 'refusedByLine',
    detail: 'No',
    call_id: 'refused',
    attempts: 1,
  },
  presumed: { chat: 1, status: 'uncertain', route: 'reply', reason: 'presumed', call_id: 'presumed', attempts: 2 },
  away: { chat: 1, status: 'discarded', call_id: 'away', attempts: 1 },
  begun: {
    chat: 2,
    status: 'sending',
    route: 'push',
    call_id: 'begun',
    cost: 1,
    attempts: 1,
    doubtful: 1,
    bubble: '{}',
    claimed_by: 'p',
    claimed_until: later,
  },
  beside: {
    chat: 2,
    status: 'sending',
    route: 'push',
    call_id: 'begun',
    attempts: 1,
    doubtful: 1,
    bubble: '{}',
    claimed_by: 'p',
    claimed_until: later,
  },
  secondDoubt: {
    chat: 2,
    status: 'waiting',
    route: 'push',
    call_id: 'secondDoubt',
    cost: 1,
    attempts: 3,
    doubtful: 1,
    bubble: '{}',
  },
  secondCall: {
    chat: 2,
    status: 'waiting',
    reason: 'tooManyRequests',
    call_id: 'secondCall',
    attempts: 3,
    bubble: '{}',
  },
  again: {
    chat: 3,
    status: 'waiting',
    route: 'push',
    reason: 'lineUnreachable',
    call_id: 'again',
    cost: 1,
    attempts: 4,
    doubtful: 1,
    bubble: '{}',
    due_at: later,
  },
  behind: { chat: 3, status: 'waiting' },
  leftOut: {
    chat: 4,
    status: 'waiting',
    route: 'reply',
    reply_token: 'still good',
    attempts: 1,
    doubtful: 0,
    no_sender: 1,
  },
  leftOutToo: { chat: 4, status: 'waiting', route: 'reply', reply_token: 'still good', attempts: 1, doubtful: 0 },
  held: { chat: 5, status: 'waiting', reason: 'monthlyLimit', due_at: later },
  heldAfterNo: { chat: 5, status: 'waiting', reason: 'quotaReserved', attempts: 1, due_at: later },
  capped: { chat: 5, status: 'waiting', reason: 'memberCap', due_at: later, silent: 1 },
};

for (const kind of testDatabases) {
  describe(`what is on its way while the product is brought up to date, on ${kind.name}`, () => {
    let database: TestDatabase;
    let store: Store;
    beforeEach(async () => {
      database = await kind.create();
      await asLeftBy(database, '0014-what-came-and-is-kept', 1);
      await onDatabase(database, rows());
      store = await Store.open(database.dialect());
    });
    afterEach(async () => {
      await store.close();
      await database.drop();
    });

    it('looks on every screen as before', async () => {
      const views = await deliveryViews(store.db, Object.keys(deliveries));
      expect(Object.fromEntries(views)).toEqual({
        alone: { status: 'accepted', route: 'push', reason: null, cost: 1 },
        together: { status: 'accepted', route: 'push', reason: null, cost: 0 },
        paying: { status: 'accepted', route: 'push', reason: null, cost: 1 },
        free: { status: 'accepted', route: 'reply', reason: null, cost: 0 },
        old: { status: 'accepted', route: 'push', reason: null, cost: 1 },
        refused: { status: 'failed', route: 'push', reason: 'refusedByLine', detail: 'No' },
        presumed: { status: 'uncertain', route: 'reply', reason: 'presumed' },
        away: { status: 'discarded', route: null, reason: null },
        begun: { status: 'sending', route: 'push', reason: null },
        beside: { status: 'sending', route: 'push', reason: null },
        // Two at once cannot be asked about any more: a member decides.
        secondDoubt: { status: 'uncertain', route: 'push', reason: 'lineUnreachable' },
        secondCall: { status: 'waiting', route: null, reason: 'tooManyRequests', leavesAt: now },
        again: { status: 'waiting', route: 'push', reason: 'lineUnreachable', leavesAt: later },
        behind: { status: 'waiting', route: null, reason: null, leavesAt: now, untried: true },
        leftOut: { status: 'waiting', route: 'reply', reason: null, leavesAt: now },
        leftOutToo: { status: 'waiting', route: 'reply', reason: null, leavesAt: now },
        held: { status: 'waiting', route: null, reason: 'monthlyLimit', leavesAt: later, untried: true },
        heldAfterNo: { status: 'waiting', route: null, reason: 'quotaReserved', leavesAt: later },
        capped: { status: 'waiting', route: null, reason: 'memberCap', leavesAt: later, untried: true, silent: true },
      });
      const open = await notSentIn(store.db, ['r1', 'r2', 'r3', 'r4', 'r5']);
      expect([...open].map(([room, all]) => [room, all.map(({ messageId }) => messageId)])).toEqual([
        ['r1', ['refused']],
        ['r2', ['secondDoubt', 'secondCall']],
        ['r3', ['again']],
        ['r5', ['held', 'heldAfterNo', 'capped']],
      ]);
    });

    it('costs as before, to the message', async () => {
      expect(await ledgerOf(store.db, { id: 'ch', quota_read_at: later }, now)).toEqual({ month: 5, sinceRead: 2 });
      expect(Object.fromEntries(await spentByMembers(store.db, now))).toEqual({ m1: 5 });
      const [quota] = await channelQuotas(store.db, now);
      expect(quota).toMatchObject({ waiting: 3, byMember: [{ id: 'm1', spent: 5, free: 1 }] });
      expect(quota!.byRoom.map(({ id, spent, free }) => [id, spent, free])).toEqual([
        ['r1', 3, 1],
        ['r2', 1, 0],
        ['r3', 1, 0],
      ]);
    });

    it('goes on as the call that it was, one in each LINE chat', async () => {
      const calls = [];
      for (const chat of ['lc1', 'lc2', 'lc3', 'lc4', 'lc5']) {
        const call = await openCall(store.db, chat);
        const carried = call ? (await deliveriesOfCall(store.db, call.id)).map(({ message_id }) => message_id) : [];
        calls.push(call && [call.id, call.route, call.reply_token, call.attempts, call.doubtful, call.cost, carried]);
      }
      expect(calls).toEqual([
        null,
        ['begun', 'push', null, 1, 1, 1, ['begun', 'beside']],
        ['again', 'push', null, 4, 1, 1, ['again']],
        ['leftOut', 'reply', 'still good', 1, 0, 0, ['leftOut', 'leftOutToo']],
        null,
      ]);
      const chats = await chatsToServe(store.db, { chats: [], channels: [] }, { limit: 50, now });
      expect(new Map(chats.map(({ lineChatId, at }) => [lineChatId, at]))).toEqual(
        new Map([
          ['lc4', now],
          ['lc2', later],
          ['lc3', later],
          ['lc5', later],
        ]),
      );
    });

    it('takes a company of years no longer than its rows take', async () => {
      const old = await kind.create();
      await asLeftBy(old, '0014-what-came-and-is-kept', 1);
      await onDatabase(old, ['delete from delivery', ...yearsOfCalls(20_000)]);
      const upgraded = await Store.open(old.dialect());
      const { calls } = await upgraded.db
        .selectFrom('call')
        .select((eb) => eb.fn.countAll<number>().as('calls'))
        .executeTakeFirstOrThrow();
      expect(Number(calls)).toBe(20_000);
      await upgraded.close();
      await old.drop();
    });
  });
}

/** Each word a call of its own; a query for each that reads them all would take minutes. */
function yearsOfCalls(calls: number): string[] {
  const numbers = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${calls})`;
  return [
    `${numbers} insert into delivery (id, seq, message_id, room_id, line_chat_id, channel_id, status, route, attempts,
       doubtful, due_at, changed_at, call_id, cost)
     select 'd' || i, i, 'm' || i, 'r1', 'lc1', 'ch', 'accepted', 'push', 1, 0, '${said}', '${said}', 'd' || i, 1 from n`,
  ];
}

function rows(): string[] {
  const given = Object.entries(deliveries).map(([id, { chat, ...row }], index) => {
    const of = { id, message_id: id, room_id: `r${chat}`, line_chat_id: `lc${chat}`, channel_id: 'ch' };
    const usual = { seq: 100 + index, doubtful: 0, attempts: 0, due_at: now, changed_at: said };
    return insert('delivery', { ...of, ...usual, ...row });
  });
  const words = Object.keys(deliveries).map((id, index) =>
    insert('message', {
      ...{ id, room_id: `r${deliveries[id]!.chat}`, seq: 100 + index, author_kind: 'member', author_id: 'm1' },
      ...{ author_name: '佐藤', kind: 'text', content: '{"kind":"text","text":"はい"}', at: said },
    }),
  );
  return ['delete from delivery', ...words, ...given];
}

function insert(table: string, row: Old): string {
  const values = Object.values(row).map((value) => (typeof value === 'number' ? value : `'${value}'`));
  return `insert into ${table} (${Object.keys(row).join(', ')}) values (${values.join(', ')})`;
}
