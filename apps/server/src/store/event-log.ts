import type { Seq } from '@engawa/domain';
import { fixedQuery } from './fixed-query.ts';
import type { Schema } from './schema.ts';
import type { Reader } from './store.ts';

type EventRow = Schema['event'];

const insertRow = fixedQuery((db, { seq, kind, scope, room_id, member_id, message_id, body, at }: EventRow) =>
  db.insertInto('event').values({ seq, kind, scope, room_id, member_id, message_id, body, at }),
);

export async function appendEvent(db: Reader, event: EventRow): Promise<void> {
  await insertRow(db, event);
}

const rewriteRow = fixedQuery((db, { seq, body }: { seq: Seq; body: string }) =>
  db.updateTable('event').set({ body }).where('seq', '=', seq),
);

/** What it told is told otherwise to who reads it from now on. */
export async function rewriteEvent(db: Reader, seq: Seq, body: string): Promise<void> {
  await rewriteRow(db, { seq, body });
}
