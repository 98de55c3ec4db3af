import { type ChannelQuotaView, contactName, type Instant, lineMonthStart } from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import { isUnderWay } from './calls.ts';
import { ledgerOf, quotaViewOf } from './month.ts';
import { isHeld } from './open-deliveries.ts';
import type { Reader } from './store.ts';

/** Every account with its month, and who spent it where. */
export async function channelQuotas(db: Reader, now: Instant, id?: string): Promise<ChannelQuotaView[]> {
  let query = db.selectFrom('channel').selectAll().orderBy('created_at');
  if (id) query = query.where('id', '=', id);
  const views: ChannelQuotaView[] = [];
  for (const channel of await query.execute()) {
    const shares = await sharesOf(db, channel.id, lineMonthStart(now));
    views.push({
      channel: { id: channel.id, displayName: channel.display_name },
      quota: quotaViewOf(channel, await ledgerOf(db, channel, now), now),
      waiting: await waitingFor(db, channel.id),
      byMember: await byMember(db, shares),
      byRoom: await byRoom(db, shares),
    });
  }
  return views;
}

type Share = { readonly roomId: string; readonly memberId: string | null; spent: number; free: number };

/** What each member paid for in each room in the month, and how many of their messages went free. */
async function sharesOf(db: Reader, channelId: string, since: Instant): Promise<Share[]> {
  const ended = await paidIn(db, channelId).where('ended_at', '>=', since).execute();
  const underWay = await paidIn(db, channelId).where(isUnderWay).where('first_tried_at', '>=', since).execute();
  const free = await freeMessages(db, channelId, since);
  return [
    ...[...ended, ...underWay].map(({ sum, ...of }) => ({
      ...of,
      roomId: of.roomId ?? '',
      spent: Number(sum),
      free: 0,
    })),
    ...free.map(({ sum, ...of }) => ({ ...of, spent: 0, free: Number(sum) })),
  ];
}

function paidIn(db: Reader, channelId: string) {
  return (
    db
      .selectFrom('call')
      .select(['paid_for_room_id as roomId', 'paid_by as memberId', sql<number>`sum(call.cost)`.as('sum')])
      .where('channel_id', '=', channelId)
      // Written out, not passed as a value: only then do the databases use the index that holds these rows alone.
      .where(sql<SqlBool>`call.cost > 0`)
      .groupBy(['paid_for_room_id', 'paid_by'])
  );
}

function freeMessages(db: Reader, channelId: string, since: Instant) {
  return db
    .selectFrom('call')
    .innerJoin('delivery as d', 'd.call_id', 'call.id')
    .innerJoin('message as m', 'm.id', 'd.message_id')
    .select(['d.room_id as roomId', 'm.author_id as memberId', sql<number>`count(distinct d.message_id)`.as('sum')])
    .where('call.channel_id', '=', channelId)
    .where(sql<SqlBool>`call.route = 'reply'`)
    .where('call.ended_at', '>=', since)
    .where('d.status', '=', 'accepted')
    .groupBy(['d.room_id', 'm.author_id'])
    .execute();
}

async function byMember(db: Reader, shares: readonly Share[]): Promise<ChannelQuotaView['byMember']> {
  const sums = summed(shares, ({ memberId }) => memberId);
  const ids = [...sums.keys()].filter((id) => id !== null);
  const rows =
    ids.length > 0 ? await db.selectFrom('member').select(['id', 'name']).where('id', 'in', ids).execute() : [];
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return sorted([...sums].map(([id, sum]) => ({ id, name: (id && names.get(id)) ?? '', ...sum })));
}

async function byRoom(db: Reader, shares: readonly Share[]): Promise<ChannelQuotaView['byRoom']> {
  const sums = summed(shares, ({ roomId }) => roomId);
  if (sums.size === 0) return [];
  const rows = await db
    .selectFrom('room as r')
    .leftJoin('room_line_chat as place', 'place.room_id', 'r.id')
    .leftJoin('line_chat as l', 'l.id', 'place.line_chat_id')
    .leftJoin('contact as c', 'c.id', 'l.contact_id')
    .select(['r.id', 'r.name as roomName', 'c.name', 'c.line_name as lineName', 'l.name as groupName'])
    .where('r.id', 'in', [...sums.keys()])
    .orderBy('place.since_seq')
    .orderBy('l.id')
    .execute();
  const rooms = Map.groupBy(rows, ({ id }) => id);
  return sorted([...rooms].map(([id, places]) => ({ id, name: nameOf(places), ...sums.get(id)! })));
}

type NamedPlace = { readonly [name in 'roomName' | 'groupName' | 'name' | 'lineName']: string | null };

/** A room has its own name, or that of who talks in it. @param places at least one row */
function nameOf(places: readonly NamedPlace[]): string {
  const own = places[0]!.roomName;
  return own ?? places.map(({ groupName, ...contact }) => groupName ?? contactName(contact)).join(', ');
}

function summed<Key>(
  shares: readonly Share[],
  keyOf: (share: Share) => Key,
): Map<Key, { spent: number; free: number }> {
  const sums = new Map<Key, { spent: number; free: number }>();
  for (const share of shares) {
    const sum = sums.get(keyOf(share)) ?? { spent: 0, free: 0 };
    sums.set(keyOf(share), { spent: sum.spent + share.spent, free: sum.free + share.free });
  }
  return sums;
}

/** Who spent most comes first. */
function sorted<Row extends { spent: number; free: number }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => b.spent - a.spent || b.free - a.free);
}

/** Messages that wait until something may be spent again. */
async function waitingFor(db: Reader, channelId: string): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .select((eb) => eb.fn.count<number>('message_id').distinct().as('count'))
    .where('channel_id', '=', channelId)
    .where(isHeld)
    .executeTakeFirstOrThrow();
  return Number(count);
}
