import {
  type CallId,
  type ChannelId,
  type DeliveryId,
  type DeliveryReason,
  type Instant,
  isHeldBack,
  type MemberKey,
  type MessageId,
  type RoomId,
  type Seq,
} from '@engawa/domain';
import { type Selectable, sql } from 'kysely';
import { type FarOff, isFarOff } from './far-off.ts';
import { fixedQuery } from './fixed-query.ts';
import { newId } from './new-id.ts';
import { isHeld } from './open-deliveries.ts';
import { leaveOut, nothingLeftOut, type Ornament } from './ornaments.ts';
import type { Schema } from './schema.ts';
import type { WriteTx } from './store.ts';
import { valueList } from './value-list.ts';

export type DeliveryRow = Selectable<Schema['delivery']>;

export type NewDelivery = {
  readonly messageId: MessageId;
  readonly seq: Seq;
  readonly roomId: RoomId;
  readonly lineChatId: string;
  readonly channelId: ChannelId;
  readonly part?: number;
  /** Default: at once. */
  readonly dueAt?: Instant;
  /** Why it is held from the beginning. */
  readonly reason?: DeliveryReason | null;
  readonly silent?: boolean;
  /** By reply or not at all. */
  readonly freeOnly?: boolean;
};

/** One message, or one part of a long one, on its way to one LINE chat; the outbox finds it after the commit. */
export async function insertDelivery(tx: WriteTx, delivery: NewDelivery): Promise<DeliveryRow> {
  const reason = delivery.reason ?? null;
  const row: DeliveryRow = {
    id: newId(),
    seq: delivery.seq,
    message_id: delivery.messageId,
    room_id: delivery.roomId,
    line_chat_id: delivery.lineChatId,
    channel_id: delivery.channelId,
    part: delivery.part ?? 0,
    status: waitingFor(reason),
    reason,
    detail: null,
    silent: delivery.silent ? 1 : 0,
    free_only: delivery.freeOnly ? 1 : 0,
    ...nothingLeftOut,
    call_id: null,
    bubble: null,
    due_at: delivery.dueAt ?? tx.now,
    said_at: tx.now,
    settled_at: null,
    decided_by: null,
  };
  await insertRow(tx.db, row);
  return row;
}

const insertRow = fixedQuery((db, row: DeliveryRow) =>
  db.insertInto('delivery').values({
    id: row.id,
    seq: row.seq,
    message_id: row.message_id,
    room_id: row.room_id,
    line_chat_id: row.line_chat_id,
    channel_id: row.channel_id,
    part: row.part,
    status: row.status,
    reason: row.reason,
    silent: row.silent,
    free_only: row.free_only,
    due_at: row.due_at,
    said_at: row.said_at,
  }),
);

/** What waits because nothing may be spent is held; what waits for better times is not. */
function waitingFor(reason: DeliveryReason | null): 'held' | 'waiting' {
  return isHeldBack({ status: 'waiting', reason }) ? 'held' : 'waiting';
}

type Claimed = { readonly id: DeliveryId; readonly callId: CallId; readonly bubble: string };

/** It leaves with this call, as this bubble. */
export async function claimDelivery(tx: WriteTx, claimed: Claimed): Promise<void> {
  await claimRow(tx.db, claimed);
}

const claimRow = fixedQuery((db, { id, callId, bubble }: Claimed) =>
  db.updateTable('delivery').set({ status: 'sending', call_id: callId, bubble }).where('id', '=', id),
);

/** Where LINE's answer to a call still says something new of a delivery. */
export type InCall = { readonly id: DeliveryId; readonly callId: CallId };

/**
 * LINE's yes is one, however late it comes and whoever asks again meanwhile, as long as nobody has decided otherwise.
 * @returns whether it says something new.
 */
export async function deliveryAccepted(tx: WriteTx, { id, callId }: InCall): Promise<boolean> {
  return (await acceptRow(tx.db, { id, callId, now: tx.now })).length > 0;
}

const acceptRow = fixedQuery((db, { id, callId, now }: InCall & { readonly now: Instant }) =>
  db
    .updateTable('delivery')
    .set({
      ...{ status: 'accepted', reason: null, detail: null, settled_at: now },
      // Nothing is repeated any more, and what was quoted in it may be taken back.
      bubble: null,
    })
    .where('id', '=', id)
    .where('call_id', '=', callId)
    .where('status', 'in', ['waiting', 'sending', 'uncertain'])
    .returning('id'),
);

/** Of a call that is this process's own: nothing more is tried. @returns whether it says something new. */
export async function deliveryEnded(
  tx: WriteTx,
  { id, callId }: InCall,
  end: Pick<DeliveryRow, 'reason' | 'detail'> & { readonly status: 'failed' | 'uncertain' },
): Promise<boolean> {
  return changeInCall(tx, { id, callId }, { ...end, bubble: null, settled_at: tx.now });
}

/** Of a call that is this process's own: it is tried again. @returns whether it says something new. */
export async function deliveryPutOff(
  tx: WriteTx,
  { id, callId }: InCall,
  again: { readonly reason: DeliveryReason | null; readonly dueAt: Instant; readonly without: Ornament | null },
): Promise<boolean> {
  const { reason, dueAt, without } = again;
  const other = without ? { bubble: null, ...leaveOut(without) } : {};
  return changeInCall(tx, { id, callId }, { status: waitingFor(reason), reason, due_at: dueAt, ...other });
}

/** Of a call that is this process's own: nothing may be spent for it. @returns whether it says something new. */
export async function deliveryHeld(
  tx: WriteTx,
  { id, callId }: InCall,
  held: { readonly reason: DeliveryReason; readonly until: Instant },
): Promise<boolean> {
  const { reason, until } = held;
  return changeInCall(tx, { id, callId }, { status: 'held', reason, due_at: until, bubble: null });
}

async function changeInCall(tx: WriteTx, { id, callId }: InCall, to: Partial<DeliveryRow>): Promise<boolean> {
  const row = await tx.db
    .updateTable('delivery')
    .set(to)
    .where('id', '=', id)
    .where('call_id', '=', callId)
    .where('status', '=', 'sending')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Nothing may be spent for what was to leave now: it waits as if it had never been tried. */
export async function hold(
  tx: WriteTx,
  ids: readonly DeliveryId[],
  { reason, until }: { readonly reason: DeliveryReason; readonly until: Instant },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .updateTable('delivery')
    .set({ status: 'held', reason, due_at: until, bubble: null })
    .where('id', 'in', valueList(ids))
    .execute();
}

/** What is not tried (again). */
export type End = {
  readonly status: 'failed' | 'uncertain';
  readonly reason: DeliveryReason;
  /** The call that has carried it had a part in that. */
  readonly inCall: boolean;
};

export async function giveUpDelivery(tx: WriteTx, id: DeliveryId, { status, reason, inCall }: End): Promise<void> {
  await change(tx, id, { status, reason, bubble: null, settled_at: tx.now, ...(inCall ? {} : { call_id: null }) });
}

/** A member put it away. */
export async function discardDelivery(tx: WriteTx, id: DeliveryId): Promise<void> {
  await change(tx, id, { status: 'discarded', ...settled(tx) });
}

/** The LINE user has it, by a member's word. */
export async function deliveryArrived(tx: WriteTx, id: DeliveryId, by: MemberKey): Promise<void> {
  await change(tx, id, { ...settled(tx), status: 'accepted', reason: 'saidByMember', decided_by: by });
}

function settled(tx: WriteTx) {
  // A bubble may hold the words that it answers.
  return { reason: null, detail: null, bubble: null, settled_at: tx.now };
}

/** It is there, by what was quoted. */
export async function deliverySeen(tx: WriteTx, id: DeliveryId): Promise<void> {
  await change(tx, id, { status: 'accepted', reason: null, detail: null });
}

/** The same words are said once more, behind what is open: no call has carried them yet. */
export async function sayAnew(tx: WriteTx, id: DeliveryId): Promise<void> {
  await change(tx, id, {
    ...{ seq: tx.nextSeq(), status: 'waiting', reason: null, detail: null },
    ...{ due_at: tx.now, said_at: tx.now, settled_at: null, decided_by: null, call_id: null, bubble: null },
    ...nothingLeftOut,
  });
}

async function change(tx: WriteTx, id: DeliveryId, to: Partial<DeliveryRow>): Promise<void> {
  await tx.db.updateTable('delivery').set(to).where('id', '=', id).execute();
}

export async function moveDelivery(tx: WriteTx, id: DeliveryId, dueAt: Instant): Promise<void> {
  await moveRow(tx.db, { id, dueAt });
}

const moveRow = fixedQuery((db, { id, dueAt }: { id: DeliveryId; dueAt: Instant }) =>
  db.updateTable('delivery').set({ due_at: dueAt }).where('id', '=', id),
);

/** What is held for one of these reasons, and where. */
export type HeldFor = {
  readonly reasons: readonly DeliveryReason[];
  /** Default: anybody's. */
  readonly authorId?: string;
  readonly channelId?: string;
  readonly lineChatIds?: readonly string[];
};

/** It is due at `until`; `notBefore`: only where it was due earlier. */
export async function moveHeld(
  tx: WriteTx,
  { reasons, authorId, channelId, lineChatIds }: HeldFor,
  until: Instant,
  { notBefore = false } = {},
): Promise<void> {
  let query = tx.db.updateTable('delivery').set({ due_at: until }).where(isHeld).where('reason', 'in', reasons);
  if (channelId) query = query.where('channel_id', '=', channelId);
  if (lineChatIds) query = query.where('line_chat_id', 'in', valueList(lineChatIds));
  if (authorId)
    query = query.where('message_id', 'in', (eb) =>
      eb
        .selectFrom('message')
        .innerJoin('delivery as d', 'd.message_id', 'message.id')
        .select('message.id')
        .where('message.author_id', '=', authorId)
        .where(sql<boolean>`d.status = 'held'`),
    );
  if (notBefore) query = query.where('due_at', '<', until);
  await query.execute();
}

type HeldInChats = { readonly reasons: readonly DeliveryReason[]; readonly lineChatIds: readonly string[] };

/** What is held in these chats for one of these reasons is due now. @returns whether anything was. */
export async function heldIsDue(tx: WriteTx, held: HeldInChats): Promise<boolean> {
  return (await makeDue(tx.db, { ...held, now: tx.now })).length > 0;
}

const makeDue = fixedQuery((db, { reasons, lineChatIds, now }: HeldInChats & { readonly now: Instant }) =>
  db
    .updateTable('delivery')
    .set({ due_at: now })
    .where(isHeld)
    .where('reason', 'in', reasons)
    .where('line_chat_id', 'in', lineChatIds)
    .where('due_at', '>', now)
    .returning('id'),
);

/** Times that no rule could have set, see `far-off.ts`: it leaves now. */
export async function deliveriesAreDue(tx: WriteTx, far: FarOff): Promise<void> {
  await tx.db.updateTable('delivery').set({ due_at: tx.now }).where(isFarOff('due_at', far)).execute();
}

/** Of words that were taken back nothing is left here. */
export async function forgetWords(tx: WriteTx, messageId: MessageId): Promise<void> {
  await tx.db.updateTable('delivery').set({ bubble: null, detail: null }).where('message_id', '=', messageId).execute();
}
