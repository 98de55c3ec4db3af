import type { Instant, TrafficProblem, TrafficView } from '@engawa/domain';
import { newId } from './new-id.ts';
import type { Reader, WriteTx } from './store.ts';

export type Traffic = Omit<TrafficView, 'id'> & { readonly channelId: string };

/** So many of each direction are kept for each channel. */
export const trafficKept = 50;
/** Beside them, so that a wrong secret is still known when good requests, or a flood of bad ones, have followed. */
const failuresKept = 10;

const signatureProblems: readonly TrafficProblem[] = [
  'signatureMissing',
  'signatureWrong',
  'signedForOther',
  'destinationWrong',
];

export async function insertTraffic(tx: WriteTx, entries: readonly Traffic[]): Promise<void> {
  const rows = entries.map(({ channelId, requestId, ...entry }) => ({
    ...entry,
    id: newId(),
    channel_id: channelId,
    request_id: requestId,
  }));
  await tx.db.insertInto('traffic').values(rows).execute();
  const lines = new Map(entries.map((entry) => [`${entry.channelId} ${entry.direction}`, entry]));
  for (const { channelId, direction } of lines.values()) await trim(tx, channelId, direction);
}

async function trim(tx: WriteTx, channelId: string, direction: 'in' | 'out'): Promise<void> {
  const good = await surplus(tx, channelId, direction, false, trafficKept);
  const bad = await surplus(tx, channelId, direction, true, failuresKept);
  const ids = [...good, ...bad];
  if (ids.length > 0) await tx.db.deleteFrom('traffic').where('id', 'in', ids).execute();
}

async function surplus(
  tx: WriteTx,
  channelId: string,
  direction: 'in' | 'out',
  failures: boolean,
  keep: number,
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('traffic')
    .select('id')
    .where('channel_id', '=', channelId)
    .where('direction', '=', direction)
    .where((eb) =>
      failures
        ? eb('problem', 'in', signatureProblems)
        : eb.or([eb('problem', 'is', null), eb('problem', 'not in', signatureProblems)]),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .offset(keep)
    .execute();
  return rows.map(({ id }) => id);
}

/** The newest first. */
export async function trafficOf(db: Reader, channelId: string, direction: 'in' | 'out'): Promise<TrafficView[]> {
  const rows = await db
    .selectFrom('traffic')
    .selectAll()
    .where('channel_id', '=', channelId)
    .where('direction', '=', direction)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(trafficKept)
    .execute();
  return rows.map(({ channel_id: _channel, request_id: requestId, ...row }) => ({ ...row, requestId }));
}

/** The last request that was not signed as it must be, whatever followed; null: none is known. */
export async function lastSignatureFailure(
  db: Reader,
  channelId: string,
): Promise<{ readonly cause: TrafficProblem; readonly at: Instant; readonly kept: number } | null> {
  const rows = await db
    .selectFrom('traffic')
    .select(['problem', 'at'])
    .where('channel_id', '=', channelId)
    .where('direction', '=', 'in')
    .where('problem', 'in', signatureProblems)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const [last] = rows;
  return last ? { cause: last.problem!, at: last.at, kept: rows.length } : null;
}
