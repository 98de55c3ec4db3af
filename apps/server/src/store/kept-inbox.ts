import {
  canBringBack,
  type KeptEventsView,
  type KeptKind,
  type KeptKindView,
  type KeptPlace,
  type KeptReason,
} from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import { servingChannels } from './served.ts';
import type { Reader } from './store.ts';

/** Written out as in the index `inbox_kept_kind`, which the databases use only then. */
const isKept = sql<SqlBool>`i.status = 'kept'`;

/** Of what is kept without being understood or routed: each kind, the latest first. */
export async function keptKinds(db: Reader): Promise<KeptKindView[]> {
  const serving = await servingChannels(db);
  const rows = await db
    .selectFrom('inbox as i')
    .select(({ fn }) => [
      'i.kept_reason',
      'i.type',
      'i.channel_id',
      fn.countAll<number>().as('count'),
      fn.max('i.received_at').as('latestAt'),
    ])
    .where(isKept)
    .groupBy(['i.kept_reason', 'i.type', 'i.channel_id'])
    .execute();
  const kinds = Map.groupBy(rows, (row) => `${row.kept_reason} ${row.type}`);
  return [...kinds.values()]
    .map((places) =>
      kindOf(
        places.map((row) => ({ ...row, count: Number(row.count) })),
        serving,
      ),
    )
    .sort((a, b) => (a.latestAt < b.latestAt ? 1 : -1));
}

type CountedRow = {
  readonly kept_reason: KeptReason | null;
  readonly type: string;
  readonly channel_id: string;
  readonly count: number;
  readonly latestAt: string;
};

function kindOf(places: readonly CountedRow[], serving: ReadonlySet<string>): KeptKindView {
  const reason = places[0]!.kept_reason!;
  const sum = (rows: readonly CountedRow[]) => rows.reduce((all, { count }) => all + count, 0);
  const ready = places.filter((row) => canBringBack({ reason, served: serving.has(row.channel_id) }).allowed);
  const latestAt = places
    .map((row) => row.latestAt)
    .sort()
    .at(-1)!;
  return { reason, type: places[0]!.type, count: sum(places), ready: sum(ready), latestAt };
}

/** The newest first. @param after the last one of the page before. */
export async function keptEvents(
  db: Reader,
  { kind, after, limit }: { readonly kind?: KeptKind; readonly after?: KeptPlace; readonly limit: number },
): Promise<KeptEventsView> {
  let query = db
    .selectFrom('inbox as i')
    .innerJoin('channel as c', 'c.id', 'i.channel_id')
    .select(['i.id', 'i.type', 'i.received_at', 'i.kept_reason', 'i.body', 'i.channel_id', 'c.display_name'])
    .where(isKept);
  if (kind) query = query.where('i.kept_reason', '=', kind.reason).where('i.type', '=', kind.type);
  if (after) query = query.where(sql<SqlBool>`(i.received_at, i.id) < (${after.receivedAt}, ${after.id})`);
  const rows = await query
    .orderBy('i.received_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit + 1)
    .execute();
  const serving = await servingChannels(db);
  const events = rows.slice(0, limit).map((row) => ({
    id: row.id,
    channelName: row.display_name,
    served: serving.has(row.channel_id),
    type: row.type,
    receivedAt: row.received_at,
    reason: row.kept_reason!,
    body: row.body,
  }));
  return { events, hasMore: rows.length > limit };
}

/** What decides whether a kept event may be brought back; null when it is not kept (any more). */
export async function keptEvent(db: Reader, id: string) {
  const row = await db
    .selectFrom('inbox as i')
    .select(['i.type', 'i.channel_id', 'i.kept_reason'])
    .where(isKept)
    .where('i.id', '=', id)
    .executeTakeFirst();
  return row ? { type: row.type, channelId: row.channel_id, reason: row.kept_reason! } : null;
}
