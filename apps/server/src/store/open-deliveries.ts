import { type CallId, type Instant, lineLimits, type MessageId } from '@engawa/domain';
import { type SqlBool, sql } from 'kysely';
import { isUnderWay } from './calls.ts';
import type { DeliveryRow } from './deliveries.ts';
import { fixedQuery } from './fixed-query.ts';
import type { Reader } from './store.ts';

export function deliveriesOfMessage(db: Reader, messageId: MessageId): Promise<DeliveryRow[]> {
  return db.selectFrom('delivery').selectAll().where('message_id', '=', messageId).orderBy('part').execute();
}

/** Written out, not passed as values: only then do the databases use the index that holds these rows alone. */
export const isOpen = sql<SqlBool>`delivery.status in ('waiting', 'held', 'sending')`;

/** The same of those that no process has taken. */
export const isWaiting = sql<SqlBool>`delivery.status in ('waiting', 'held')`;

/** The same of those for which nothing may be spent. */
export const isHeld = sql<SqlBool>`delivery.status = 'held'`;

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
    .limit(lineLimits.bubblesPerCall),
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

/** Whether something that a call carried is known to have arrived. */
export async function anyArrivedOf(db: Reader, callId: CallId): Promise<boolean> {
  const one = await db
    .selectFrom('delivery')
    .select('id')
    .where('call_id', '=', callId)
    .where('status', '=', 'accepted')
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

/** One member's spent share is no reason for others to wait: what is held back by it is passed by. */
function isNotPassedBy(now: Instant) {
  return sql<SqlBool>`(delivery.status <> 'held' or delivery.reason <> 'memberCap' or delivery.due_at <= ${now})`;
}

/** A LINE chat with something to send, and from when on. */
export type ChatToServe = { readonly lineChatId: string; readonly channelId: string; readonly at: Instant };

/**
 * LINE chats with something to send, the earliest first, each once. A call that is not ended decides: until its claim runs
 * out, or until it is tried again; else the first open delivery, or what is passed by, at its own time. What is looked at
 * grows with the chats that have something open, not with how much each has.
 */
export async function chatsToServe(
  db: Reader,
  except: { readonly chats: readonly string[]; readonly channels: readonly string[] },
  { limit, now }: { readonly limit: number; readonly now: Instant },
): Promise<ChatToServe[]> {
  // No chat and no channel has the empty id: a list has one value at least.
  return toServe(db, { chats: ['', ...except.chats], channels: ['', ...except.channels], limit, now });
}

type ToServe = { chats: readonly string[]; channels: readonly string[]; limit: number; now: Instant };

const toServe = fixedQuery((db, { chats, channels, limit, now }: ToServe) => {
  const query = sql<ChatToServe>`
    with recursive open (id) as (
      select min(delivery.line_chat_id) from delivery where ${isOpen}
      union all
      select (select min(delivery.line_chat_id) from delivery where ${isOpen} and delivery.line_chat_id > open.id)
      from open where open.id is not null
    ),
    chat as (
      select open.id, line_chat.channel_id,
        (select coalesce(call.claimed_until, ${dueOfCall}, '') from call
          where call.line_chat_id = open.id and ${isUnderWay}) as call_at,
        (select due_at from delivery where delivery.line_chat_id = open.id and ${isOpen} and ${isNotPassedBy(now)}
          order by seq, part limit 1) as head_at,
        (select min(due_at) from delivery where delivery.line_chat_id = open.id and ${isHeld}
          and delivery.reason = 'memberCap' and delivery.due_at > ${now}) as passed_at
      from open join line_chat on line_chat.id = open.id
    )
    select chat.id as "lineChatId", chat.channel_id as "channelId",
      case when chat.call_at is not null then chat.call_at
        when chat.head_at is null or chat.passed_at < chat.head_at then chat.passed_at
        else chat.head_at end as at
    from chat where chat.id not in (${sql.join(chats)}) and chat.channel_id not in (${sql.join(channels)})
    order by at limit ${limit}`;
  return { compile: () => query.compile(db) };
});

/** All that one call carries is tried again at the same time. */
const dueOfCall = sql<Instant | null>`(select min(w.due_at) from delivery w
  where w.call_id = call.id and w.status in ('waiting', 'held'))`;
