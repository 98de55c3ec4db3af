import { type ChannelId, type ContactId, type DeliveryView, type MessageId, type RoomId, sumUp } from '@engawa/domain';
import type { CallRow } from './calls.ts';
import type { DeliveryRow } from './deliveries.ts';
import { fixedQuery } from './fixed-query.ts';
import { usersOfSeveral } from './people-of-deliveries.ts';
import type { Reader, WriteTx } from './store.ts';
import { valueList } from './value-list.ts';

const shown = [
  'delivery.message_id',
  'delivery.line_chat_id',
  'delivery.channel_id',
  'delivery.part',
  'delivery.status',
  'delivery.reason',
  'delivery.detail',
  'delivery.silent',
  'delivery.due_at',
  'delivery.no_emoji',
  'delivery.no_quote',
  'delivery.call_id',
  'delivery.decided_by',
] as const;

type OfDelivery = Pick<
  DeliveryRow,
  | 'message_id'
  | 'line_chat_id'
  | 'status'
  | 'reason'
  | 'detail'
  | 'silent'
  | 'due_at'
  | 'no_emoji'
  | 'no_quote'
  | 'call_id'
  | 'decided_by'
>;
type OfCall = { readonly [Column in 'route' | 'ended_at' | 'cost' | 'paid_for_message_id']: CallRow[Column] | null };
type Part = OfDelivery & OfCall & { readonly decider: string | null };

const noCall: OfCall = { route: null, ended_at: null, cost: null, paid_for_message_id: null };

/** What a member sees of words that no call has carried yet. @param parts at least one, in order. */
export function newDeliveryView(parts: readonly OfDelivery[], users: Users = new Map()): DeliveryView {
  return viewOf(
    parts.map((part) => ({ ...part, ...noCall, decider: null })),
    users,
  );
}

/** What a member sees of the deliveries of one message (`sumUp`). @param parts at least one, in order. */
function viewOf(parts: readonly Part[], users: Users): DeliveryView {
  const { status, recipients } = sumUp(
    parts.map((part) => ({
      ...{ place: part.line_chat_id, contactId: users.get(part.line_chat_id) ?? null, status: deliveryStatus(part) },
    })),
  );
  const alike = parts.filter((part) => deliveryStatus(part) === status);
  // LINE's word for some parts is none for all.
  const worst = alike.find(({ decided_by }) => decided_by !== null) ?? alike[0] ?? parts[0]!;
  const { decided_by: id, decider } = worst;
  return {
    status,
    route: routeOf(worst),
    reason: worst.reason,
    ...(status === 'waiting' && { leavesAt: worst.due_at }),
    ...(status === 'accepted' && { cost: costOf(parts) }),
    ...(parts.every(isUntried) && { untried: true as const }),
    ...(id !== null && { decidedBy: { id, name: decider ?? '' } }),
    ...(worst.detail !== null && { detail: worst.detail }),
    ...(worst.silent === 1 && { silent: true as const }),
    ...(parts.some((part) => part.no_emoji === 1) && { withoutEmoji: true as const }),
    ...(parts.some((part) => part.no_quote === 1) && { withoutQuote: true as const }),
    ...(recipients && { recipients }),
  };
}

/** Who talks in the LINE chats of messages that went to several; nobody asks it of others. */
type Users = ReadonlyMap<string, ContactId | null>;

function usersOf(db: Reader, byMessage: ReadonlyMap<MessageId, readonly Part[]>): Promise<Users> {
  const chats = [...byMessage.values()].map((parts) => new Set(parts.map((part) => part.line_chat_id)));
  return usersOfSeveral(db, chats);
}

/** Members see what is held wait, and why. */
export function deliveryStatus({ status }: Pick<DeliveryRow, 'status'>): DeliveryView['status'] {
  return status === 'held' ? 'waiting' : status;
}

/** Words that go on after their call has ended have no way yet. */
function routeOf(part: Part): DeliveryView['route'] {
  return deliveryStatus(part) === 'waiting' && part.ended_at !== null ? null : part.route;
}

/** A call costs once, and is paid for with one of its messages. */
function costOf(parts: readonly Part[]): number {
  const costs = new Map(
    parts.map((part) => [part.call_id, part.paid_for_message_id === part.message_id ? (part.cost ?? 0) : 0]),
  );
  return costs.values().reduce((sum, cost) => sum + cost, 0);
}

function isUntried(part: Part): boolean {
  return deliveryStatus(part) === 'waiting' && part.call_id === null;
}

export async function deliveryViews(
  db: Reader,
  messageIds: readonly MessageId[],
): Promise<Map<MessageId, DeliveryView>> {
  const byMessage = Map.groupBy(await partsOf(db, messageIds), (row) => row.message_id);
  const users = await usersOf(db, byMessage);
  return new Map([...byMessage].map(([id, ofMessage]) => [id, viewOf(ofMessage, users)]));
}

async function partsOf(db: Reader, messageIds: readonly MessageId[]): Promise<(Part & { channel_id: ChannelId })[]> {
  const [only, ...others] = messageIds;
  if (only === undefined) return [];
  if (others.length === 0) return partsOfOne(db, { messageId: only });
  return parts(db).where('delivery.message_id', 'in', valueList(messageIds)).execute();
}

const partsOfOne = fixedQuery((db, { messageId }: { messageId: MessageId }) =>
  parts(db).where('delivery.message_id', '=', messageId),
);

function parts(db: Reader) {
  return db
    .selectFrom('delivery')
    .leftJoin('call', 'call.id', 'delivery.call_id')
    .leftJoin('member', 'member.id', 'delivery.decided_by')
    .select(shown)
    .select('member.name as decider')
    .select(['call.route', 'call.ended_at', 'call.cost', 'call.paid_for_message_id'])
    .orderBy('delivery.part');
}

/** Tells those in the room what has become of messages on their way. */
export async function tellDeliveries(
  tx: WriteTx,
  deliveries: readonly Pick<DeliveryRow, 'room_id' | 'message_id'>[],
): Promise<void> {
  const rooms = new Map<MessageId, RoomId>(deliveries.map((each) => [each.message_id, each.room_id]));
  const byMessage = Map.groupBy(await partsOf(tx.db, [...rooms.keys()]), (row) => row.message_id);
  const users = await usersOf(tx.db, byMessage);
  await tx.appendAll(
    [...rooms].map(([messageId, roomId]) => {
      const delivery = viewOf(byMessage.get(messageId)!, users);
      const body = { kind: 'delivery.changed', roomId, messageId, delivery } as const;
      return { scope: { to: 'room', roomId }, body, seq: tx.nextSeq() };
    }),
  );
  const paying = [...byMessage.values()].flat().filter(touchesTheMonth);
  for (const channelId of new Set(paying.map((part) => part.channel_id))) await tellQuota(tx, channelId);
}

/** It costs something, or there was nothing left for it. */
function touchesTheMonth(part: Part): boolean {
  if (part.reason === 'monthlyLimit' || part.reason === 'quotaReserved') return true;
  return (part.cost ?? 0) > 0 && part.paid_for_message_id === part.message_id;
}

/** Everybody who may write through the channel sees what is left of its month. */
export async function tellQuota(tx: WriteTx, channelId: ChannelId): Promise<void> {
  await tx.append({ to: 'externalTalk' }, { kind: 'quota.changed', channelId });
}
