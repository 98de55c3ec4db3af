import {
  type ChannelId,
  type DeliveryReason,
  type DeliveryView,
  type Instant,
  type MemberKey,
  type MessageId,
  type RoomId,
  sumUp,
} from '@engawa/domain';
import { type Selectable, type SqlBool, sql } from 'kysely';
import { newId } from './new-id.ts';
import { namesOf, type PeopleOfDeliveries, usersOfSeveral } from './people-of-deliveries.ts';
import type { Schema } from './schema.ts';
import type { Reader, WriteTx } from './store.ts';
import { valueList } from './value-list.ts';

export type DeliveryRow = Selectable<Schema['delivery']>;

export type NewDelivery = {
  readonly messageId: MessageId;
  readonly seq: number;
  readonly roomId: string;
  readonly lineChatId: string;
  readonly channelId: string;
  readonly part?: number;
  /** Default: at once. */
  readonly dueAt?: Instant;
  /** Why it waits from the beginning. */
  readonly reason?: DeliveryReason | null;
  readonly silent?: boolean;
  /** By reply or not at all. */
  readonly freeOnly?: boolean;
};

/** One message, or one part of a long one, on its way to one LINE chat; the outbox finds it after the commit. */
export async function insertDelivery(tx: WriteTx, delivery: NewDelivery): Promise<DeliveryRow> {
  return tx.db
    .insertInto('delivery')
    .values({
      id: newId(),
      seq: delivery.seq,
      message_id: delivery.messageId,
      room_id: delivery.roomId,
      line_chat_id: delivery.lineChatId,
      channel_id: delivery.channelId,
      part: delivery.part ?? 0,
      status: 'waiting',
      route: null,
      reason: delivery.reason ?? null,
      silent: delivery.silent ? 1 : 0,
      free_only: delivery.freeOnly ? 1 : 0,
      call_id: null,
      reply_token: null,
      bubble: null,
      attempts: 0,
      doubtful: 0,
      due_at: delivery.dueAt ?? tx.now,
      claimed_by: null,
      claimed_until: null,
      line_request_id: null,
      changed_at: tx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

const shown = [
  'line_chat_id',
  'part',
  'status',
  'route',
  'reason',
  'detail',
  'silent',
  'attempts',
  'due_at',
  'no_emoji',
  'no_quote',
  'cost',
] as const;
type Part = Pick<DeliveryRow, (typeof shown)[number]>;

/** What a delivery becomes when a member says that it arrived: LINE said nothing, so the detail tells who did. */
export function saidBy(memberId: MemberKey): Pick<DeliveryRow, 'reason' | 'detail'> {
  return { reason: 'saidByMember', detail: memberId };
}

function memberWhoSaid(part: Part): MemberKey | null {
  return part.status === 'accepted' && part.reason === 'saidByMember' ? part.detail : null;
}

/** What a member sees of the deliveries of one message (`sumUp`). @param parts at least one, in order. */
export function deliveryView(parts: readonly Part[], { names, users }: PeopleOfDeliveries = {}): DeliveryView {
  const { status, recipients } = sumUp(
    parts.map(({ line_chat_id: place, ...part }) => ({ place, contactId: users?.get(place) ?? null, ...part })),
  );
  const alike = parts.filter((part) => part.status === status);
  // LINE's word for some parts is none for all.
  const worst = alike.find(memberWhoSaid) ?? alike[0] ?? parts[0]!;
  const who = memberWhoSaid(worst);
  return {
    status,
    route: worst.route,
    reason: worst.reason,
    ...(status === 'waiting' && { leavesAt: worst.due_at }),
    ...(status === 'accepted' && { cost: parts.reduce((sum, part) => sum + part.cost, 0) }),
    ...(parts.every(isUntried) && { untried: true as const }),
    ...(who !== null && { decidedBy: { id: who, name: names?.get(who) ?? '' } }),
    ...(who === null && worst.detail !== null && { detail: worst.detail }),
    ...(worst.silent === 1 && { silent: true as const }),
    ...(parts.some((part) => part.no_emoji === 1) && { withoutEmoji: true as const }),
    ...(parts.some((part) => part.no_quote === 1) && { withoutQuote: true as const }),
    ...(recipients && { recipients }),
  };
}

function isUntried({ status, attempts }: Part): boolean {
  return status === 'waiting' && attempts === 0;
}

export async function deliveryViews(
  db: Reader,
  messageIds: readonly MessageId[],
): Promise<Map<MessageId, DeliveryView>> {
  if (messageIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('delivery')
    .select(['message_id', ...shown])
    .where('message_id', 'in', valueList(messageIds))
    .orderBy('part')
    .execute();
  const names = await namesOf(db, rows.map(memberWhoSaid));
  const parts = Map.groupBy(rows, (row) => row.message_id);
  const chats = [...parts.values()].map((ofMessage) => new Set(ofMessage.map((part) => part.line_chat_id)));
  const users = await usersOfSeveral(db, chats);
  return new Map([...parts].map(([id, ofMessage]) => [id, deliveryView(ofMessage, { names, users })]));
}

/** Tells those in the room what has become of messages on their way. */
export async function tellDeliveries(
  tx: WriteTx,
  deliveries: readonly Pick<DeliveryRow, 'room_id' | 'message_id'>[],
): Promise<void> {
  const rooms = new Map<MessageId, RoomId>(deliveries.map((each) => [each.message_id, each.room_id]));
  const views = await deliveryViews(tx.db, [...rooms.keys()]);
  for (const [messageId, roomId] of rooms) {
    const delivery = views.get(messageId)!;
    await tx.append({ to: 'room', roomId }, { kind: 'delivery.changed', roomId, messageId, delivery });
  }
  for (const channelId of await channelsPaying(tx.db, [...rooms.keys()])) await tellQuota(tx, channelId);
}

/** Everybody who may write through the channel sees what is left of its month. */
export async function tellQuota(tx: WriteTx, channelId: ChannelId): Promise<void> {
  await tx.append({ to: 'externalTalk' }, { kind: 'quota.changed', channelId });
}

/** Channels whose month these messages touch: they cost something, or there was nothing left for them. */
async function channelsPaying(db: Reader, messageIds: readonly MessageId[]): Promise<ChannelId[]> {
  if (messageIds.length === 0) return [];
  const rows = await db
    .selectFrom('delivery')
    .select('channel_id')
    .distinct()
    .where('message_id', 'in', valueList(messageIds))
    .where(sql<SqlBool>`(cost > 0 or reason in ('monthlyLimit', 'quotaReserved'))`)
    .execute();
  return rows.map((row) => row.channel_id);
}

export function deliveriesOfMessage(db: Reader, messageId: MessageId): Promise<DeliveryRow[]> {
  return db.selectFrom('delivery').selectAll().where('message_id', '=', messageId).orderBy('part').execute();
}

export async function changeDelivery(tx: WriteTx, id: string, change: Partial<DeliveryRow>): Promise<void> {
  await tx.db.updateTable('delivery').set(change).where('id', '=', id).execute();
}

/** Written out, not passed as values: only then do the databases use the index that holds these rows alone. */
export const isOpen = sql<SqlBool>`delivery.status in ('waiting', 'sending')`;

/** Nobody has taken the delivery up again since it was claimed as this row. */
export function isClaimOf({ attempts }: Pick<DeliveryRow, 'attempts'>) {
  return sql<SqlBool>`delivery.status = 'sending' and delivery.attempts = ${attempts + 1}`;
}

/** It still stands in this call, and what became of it is not known. */
export function isUndecidedIn(callId: string) {
  return sql<SqlBool>`delivery.call_id = ${callId} and delivery.status in ('waiting', 'sending', 'uncertain')`;
}

/** What is still to reach a LINE chat, in order: a call that is begun or waits for another try, and what stands behind it. */
export function openDeliveries(db: Reader, lineChatId: string, limit = 20): Promise<DeliveryRow[]> {
  return openIn(db, lineChatId).orderBy('seq').orderBy('part').limit(limit).execute();
}

/** The same without what is passed by; a call that is begun comes first, however much was let go before it meanwhile. */
export function deliveriesToSend(db: Reader, lineChatId: string, now: Instant): Promise<DeliveryRow[]> {
  return openIn(db, lineChatId)
    .where(isNotPassedBy(now))
    .orderBy((eb) => eb.case().when('status', '=', 'sending').then(0).else(1).end())
    .orderBy('seq')
    .orderBy('part')
    .limit(20)
    .execute();
}

/** All that leaves in one call, in order. */
export function deliveriesOfCall(db: Reader, lineChatId: string, callId: string): Promise<DeliveryRow[]> {
  return openIn(db, lineChatId).where('call_id', '=', callId).orderBy('seq').orderBy('part').execute();
}

function openIn(db: Reader, lineChatId: string) {
  return db.selectFrom('delivery').selectAll().where('line_chat_id', '=', lineChatId).where(isOpen);
}

/** One member's spent share is no reason for others to wait: what is held back by it is passed by. */
function isNotPassedBy(now: Instant) {
  return sql<SqlBool>`(delivery.reason is null or delivery.reason <> 'memberCap' or delivery.due_at <= ${now})`;
}

/** A LINE chat with something to send, and from when on. */
export type ChatToServe = { readonly lineChatId: string; readonly channelId: string; readonly at: Instant };

/**
 * LINE chats with something to send, the earliest first. A call that is begun decides until its claim runs out, then the
 * first open delivery: what stands behind one that waits for another try waits too. What is passed by is due at its own time
 * beside that, so a chat can come several times.
 */
export async function chatsToServe(
  db: Reader,
  except: { readonly chats: readonly string[]; readonly channels: readonly string[] },
  { limit, now }: { readonly limit: number; readonly now: Instant },
): Promise<ChatToServe[]> {
  let query = db
    .with('begun', (begun) =>
      begun
        .selectFrom('delivery')
        .select((eb) => ['line_chat_id', eb.fn.max('claimed_until').as('until')])
        .where(isOpen)
        .where('status', '=', 'sending')
        .groupBy('line_chat_id'),
    )
    .selectFrom('delivery')
    .leftJoin('begun', 'begun.line_chat_id', 'delivery.line_chat_id')
    .select((eb) => [
      'delivery.line_chat_id as lineChatId',
      'channel_id as channelId',
      eb
        .case()
        .when(isNotPassedBy(now))
        .then(eb.fn.coalesce('begun.until', 'due_at'))
        .else(eb.ref('due_at'))
        .end()
        .as('at'),
    ])
    .where(isOpen)
    .where(
      sql<SqlBool>`(not ${isNotPassedBy(now)} or id = (select o.id from delivery o
        where o.line_chat_id = delivery.line_chat_id and o.status in ('waiting', 'sending')
          and (o.reason is null or o.reason <> 'memberCap' or o.due_at <= ${now})
        order by o.seq, o.part limit 1))`,
    )
    .orderBy('at')
    .limit(limit);
  if (except.chats.length > 0) query = query.where('delivery.line_chat_id', 'not in', valueList(except.chats));
  if (except.channels.length > 0) query = query.where('channel_id', 'not in', valueList(except.channels));
  const rows = await query.execute();
  return rows.map(({ lineChatId, channelId, at }) => ({ lineChatId, channelId, at: at! }));
}

/** Several words leave in one call, which costs once: whether one of them has paid for all. */
export async function callIsPaid(
  db: Reader,
  { call_id, channel_id, changed_at }: Pick<DeliveryRow, 'call_id' | 'channel_id' | 'changed_at'>,
): Promise<boolean> {
  const paid = await db
    .selectFrom('delivery')
    .select('id')
    .where('channel_id', '=', channel_id)
    .where('changed_at', '>=', changed_at)
    .where(sql<SqlBool>`cost > 0`)
    .where('call_id', '=', call_id)
    .executeTakeFirst();
  return paid !== undefined;
}
