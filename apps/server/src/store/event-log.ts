import type { Seq } from '@engawa/domain';
import { fixedQuery, rowLists } from './fixed-query.ts';
import type { Schema } from './schema.ts';
import type { Reader } from './store.ts';

export type EventRow = Schema['event'];

const insertRows = fixedQuery((db, { rows }: { rows: readonly EventRow[] }) =>
  db.insertInto('event').values(
    rows.map(({ seq, kind, scope, room_id, member_id, message_id, body, at }) => ({
      ...{ seq, kind, scope, room_id, member_id, message_id, body, at },
    })),
  ),
);

export async function appendEvents(db: Reader, events: readonly EventRow[]): Promise<void> {
  for (const list of rowLists(events)) await insertRows(db, { rows: list });
}

const rewriteRow = fixedQuery((db, { seq, body }: { seq: Seq; body: string }) =>
  db.updateTable('event').set({ body }).where('seq', '=', seq),
);

/** What it told is told otherwise to who reads it from now on. */
export async function rewriteEvent(db: Reader, seq: Seq, body: string): Promise<void> {
  await rewriteRow(db, { seq, body });
}
