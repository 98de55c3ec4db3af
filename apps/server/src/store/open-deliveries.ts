import type { CallId, Instant } from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import { isUnderWay } from './calls.ts';
import type { DeliveryRow } from './deliveries.ts';
import { fixedQuery } from './fixed-query.ts';
import type { Reader } from './store.ts';
import { valueList } from './value-list.ts';

/** Written out, not passed as values: only then do the databases use the index that holds these rows alone. */
export const isOpen = sql<SqlBool>`delivery.status in ('waiting', 'held', 'sending')`;

/** The same of those that no process has taken. */
export const isWaiting = sql<SqlBool>`delivery.status in ('waiting', 'held')`;

type Place = { readonly lineChatId: string; readonly limit: number };

const openIn = fixedQuery((db, { lineChatId, limit }: Place) =>
  db
    .selectFrom('delivery')
    .selectAll()
    .where('line_chat_id', '=', lineChatId)
    .where(isOpen)
    .orderBy('seq')
    .orderBy('part')
    .limit(limit),
);

/** What is still to reach a LINE chat, in order: what a call carries that is not ended, and what stands behind it. */
export function openDeliveries(db: Reader, lineChatId: string, limit: number): Promise<DeliveryRow[]> {
  return openIn(db, { lineChatId, limit });
}

const toSendIn = fixedQuery((db, { lineChatId, now }: { lineChatId: string; now: Instant }) =>
  db
    .selectFrom('delivery')
    .selectAll()
    .where('line_chat_id', '=', lineChatId)
    .where(isOpen)
    .where(isNotPassedBy(now))
    .orderBy('seq')
    .orderBy('part')
    .limit(20),
);

/** The same without what is passed by, as far as one call reaches. */
export function deliveriesToSend(db: Reader, lineChatId: string, now: Instant): Promise<DeliveryRow[]> {
  return toSendIn(db, { lineChatId, now });
}

const inCall = fixedQuery((db, { callId }: { callId: CallId }) =>
  db.selectFrom('delivery').selectAll().where('call_id', '=', callId).where(isOpen).orderBy('seq').orderBy('part'),
);

/** All that a call still carries, in order. */
export function deliveriesOfCall(db: Reader, callId: CallId): Promise<DeliveryRow[]> {
  return inCall(db, { callId });
}

/** One member's spent share is no reason for others to wait: what is held back by it is passed by. */
function isNotPassedBy(now: Instant) {
  return sql<SqlBool>`(delivery.status <> 'held' or delivery.reason <> 'memberCap' or delivery.due_at <= ${now})`;
}

/** A LINE chat with something to send, and from when on. */
export type ChatToServe = { readonly lineChatId: string; readonly channelId: string; readonly at: Instant };

/**
 * LINE chats with something to send, the earliest first. A call that is not ended decides: until its claim runs out, or until
 * it is tried again; then the first open delivery. What is passed by is due at its own time beside that, so a chat can come
 * several times.
 */
export async function chatsToServe(
  db: Reader,
  except: { readonly chats: readonly string[]; readonly channels: readonly string[] },
  { limit, now }: { readonly limit: number; readonly now: Instant },
): Promise<ChatToServe[]> {
  let query = db
    .selectFrom('delivery')
    .leftJoin('call', (join) => join.onRef('call.line_chat_id', '=', 'delivery.line_chat_id').on(isUnderWay))
    .select((eb) => [
      'delivery.line_chat_id as lineChatId',
      'delivery.channel_id as channelId',
      eb
        .case()
        .when(isNotPassedBy(now))
        .then(eb.fn.coalesce('call.claimed_until', dueOfCall, 'due_at'))
        .else(eb.ref('due_at'))
        .end()
        .as('at'),
    ])
    .where(isOpen)
    .where(
      sql<SqlBool>`(not ${isNotPassedBy(now)} or delivery.id = (select o.id from delivery o
        where o.line_chat_id = delivery.line_chat_id and o.status in ('waiting', 'held', 'sending')
          and (o.status <> 'held' or o.reason <> 'memberCap' or o.due_at <= ${now})
        order by o.seq, o.part limit 1))`,
    )
    .orderBy('at')
    .limit(limit);
  if (except.chats.length > 0) query = query.where('delivery.line_chat_id', 'not in', valueList(except.chats));
  if (except.channels.length > 0) query = query.where('delivery.channel_id', 'not in', valueList(except.channels));
  const rows = await query.execute();
  return rows.map(({ lineChatId, channelId, at }) => ({ lineChatId, channelId, at: at! }));
}

/** All that one call carries is tried again at the same time. */
const dueOfCall = sql<Instant | null>`(select min(w.due_at) from delivery w
  where w.call_id = call.id and w.status in ('waiting', 'held'))`;
