import type { Instant, RoomId } from '@engawa/domain';
import type { Selectable } from 'kysely';
import { type FarOff, isFarOff } from './far-off.ts';
import { newId } from './new-id.ts';
import type { Schema } from './schema.ts';
import type { Reader, WriteTx } from './store.ts';
import { valueList } from './value-list.ts';

export type Gap = Selectable<Schema['gap']>;

/** This process is there. @returns when one was last seen before that; null: never. */
export async function beat(tx: WriteTx, processId: string): Promise<Instant | null> {
  const last = await tx.db
    .selectFrom('heartbeat')
    .select((eb) => eb.fn.max('at').as('at'))
    .executeTakeFirst();
  await tx.db
    .insertInto('heartbeat')
    .values({ process_id: processId, at: tx.now })
    .onConflict((conflict) => conflict.column('process_id').doUpdateSet({ at: tx.now }))
    .execute();
  return last?.at ?? null;
}

export async function forgetHeartbeats(tx: WriteTx, before: Instant): Promise<void> {
  await tx.db.deleteFrom('heartbeat').where('at', '<', before).execute();
}

/** Times that no rule could have set, see `far-off.ts`: whoever was there then is there now, at the latest. */
export async function heartbeatsAreNow(tx: WriteTx, far: FarOff): Promise<void> {
  await tx.db.updateTable('heartbeat').set({ at: tx.now }).where(isFarOff('at', far)).execute();
}

export async function insertGap(tx: WriteTx, from: Instant): Promise<void> {
  await tx.db.insertInto('gap').values({ id: newId(), from_at: from, to_at: tx.now, told_at: null }).execute();
}

/** Gaps of which the rooms have not been told. */
export function untoldGaps(db: Reader): Promise<Gap[]> {
  return db.selectFrom('gap').selectAll().where('told_at', 'is', null).orderBy('from_at').execute();
}

export async function finishGap(tx: WriteTx, { id }: Gap): Promise<void> {
  await tx.db.updateTable('gap').set({ told_at: tx.now }).where('id', '=', id).execute();
}

/** How long before a gap words must have been said in a room for it to be one that may miss something. */
const aliveMs = 7 * 24 * 60 * 60 * 1000;

/** LINE rooms that may miss something because of the gap, by id. */
export async function roomsMissing(db: Reader, gap: Gap, after: RoomId, limit: number): Promise<RoomId[]> {
  const alive: Instant = new Date(Date.parse(gap.from_at) - aliveMs).toISOString();
  const rows = await db
    .selectFrom('room')
    .select('room.id')
    .where('room.kind', '=', 'line')
    .where('room.id', '>', after)
    .where(
      ({ selectFrom }) =>
        // When the last words before the gap were said: one look at the end of the room.
        selectFrom('message as m')
          .select('m.at')
          .whereRef('m.room_id', '=', 'room.id')
          .where('m.at', '<', gap.from_at)
          .where('m.author_kind', '!=', 'system')
          .orderBy('m.seq', 'desc')
          .limit(1),
      '>=',
      alive,
    )
    .orderBy('room.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Which of these messages are there. */
export async function knownMessages(db: Reader, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('message').select('id').where('id', 'in', valueList(ids)).execute();
  return new Set(rows.map(({ id }) => id));
}
