import { assertAllowed, canSendNow, canTakeBack, type MessageView } from '@engawa/domain';
import { changeDelivery, deliveriesOfMessage, openDeliveries, tellDeliveries } from '../store/deliveries.ts';
import { actorOf } from '../store/members.ts';
import { messageById } from '../store/messages.ts';
import { NotFoundError } from '../store/not-found.ts';
import type { Store, WriteTx } from '../store/store.ts';
import { type Destroyed, destroyMessage } from './changing.ts';
import { requireRoom } from './messages.ts';

/**
 * A member takes words back before they have left for LINE: nothing of them is left. The caller removes the files.
 * @throws DeniedError, NotFoundError
 */
export function takeBack(store: Store, memberId: string, messageId: string): Promise<Destroyed> {
  return store.destroy(async (tx) => {
    const message = await messageInReach(tx, memberId, messageId);
    if (message.content.kind === 'unsent') return { message, blobKeys: [] };
    assertAllowed(canTakeBack(await actorOf(tx.db, memberId), message));
    for (const { id } of await deliveriesOfMessage(tx.db, messageId)) {
      await changeDelivery(tx, id, { status: 'discarded', reason: null, changed_at: tx.now });
    }
    return destroyMessage(tx, messageId);
  });
}

/** Ends the time in which own words can be taken back, with what the member said before them. @throws DeniedError, NotFoundError */
export function sendNow(store: Store, memberId: string, messageId: string): Promise<void> {
  return store.write(async (tx) => {
    const message = await messageInReach(tx, memberId, messageId);
    assertAllowed(canSendNow(await actorOf(tx.db, memberId), message));
    const [delivery] = await deliveriesOfMessage(tx.db, messageId);
    if (!delivery) return;
    const waiting = (await openDeliveries(tx.db, delivery.line_chat_id, 200)).filter(
      (each) => each.status === 'waiting' && each.attempts === 0 && each.reason === null && each.due_at > tx.now,
    );
    const mine = await authoredBy(
      tx,
      memberId,
      waiting.filter((each) => each.seq <= delivery.seq),
    );
    for (const { id } of mine) await changeDelivery(tx, id, { due_at: tx.now });
    await tellDeliveries(tx, mine);
  });
}

async function authoredBy<D extends { readonly message_id: string }>(
  tx: WriteTx,
  memberId: string,
  deliveries: readonly D[],
): Promise<D[]> {
  if (deliveries.length === 0) return [];
  const ids = deliveries.map((each) => each.message_id);
  const rows = await tx.db
    .selectFrom('message')
    .select('id')
    .where('id', 'in', ids)
    .where('author_id', '=', memberId)
    .execute();
  const own = new Set(rows.map(({ id }) => id));
  return deliveries.filter((each) => own.has(each.message_id));
}

/** @throws NotFoundError for who is not in its room. */
export async function messageInReach(tx: WriteTx, memberId: string, messageId: string): Promise<MessageView> {
  const message = await messageById(tx.db, messageId);
  if (!message) throw new NotFoundError('message');
  await requireRoom(tx, message.roomId, { id: memberId });
  return message;
}
