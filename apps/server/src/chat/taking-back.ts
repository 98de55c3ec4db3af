import { assertAllowed, canSendNow, canTakeBack, canTakeBackSend, type MessageView, sendOf } from '@engawa/domain';
import { discardDelivery, moveDelivery } from '../store/deliveries.ts';
import { tellDeliveries } from '../store/delivery-views.ts';
import { actorOf, memberById, memberFacts } from '../store/members.ts';
import { messageById } from '../store/messages.ts';
import { NotFoundError } from '../store/not-found.ts';
import { deliveriesOfMessage, openDeliveries } from '../store/open-deliveries.ts';
import { keepTakenBack, messagesOfSend } from '../store/sends.ts';
import type { Store, WriteTx } from '../store/store.ts';
import type { ByMember } from '../store/who.ts';
import { destroyMessage } from './changing.ts';
import { requireRoom } from './messages.ts';

/** What one press of Send sent, as it is after it was taken back. */
export type TakenBack = {
  readonly messages: readonly MessageView[];
  /** Names of files in the media storage, to be removed after the commit. */
  readonly blobKeys: readonly string[];
};

/**
 * A member takes back what one press of Send sent, before it has left for LINE: nothing of it is left. What of it has left in
 * the same moment stays as it is; what is still on its way to the server is refused when it comes. The caller removes the
 * files. @param messageId of any message of the press. @throws DeniedError, NotFoundError
 */
export function takeBack(store: Store, who: ByMember, messageId: string): Promise<TakenBack> {
  return store.destroy(who, async (tx) => {
    const messages = await sentWith(tx, messageId);
    const member = await memberById(tx.db, who.memberId);
    const actor = memberFacts(member);
    const authorId = authorOf(messages[0]) ?? actor.id;
    const standing = messages.filter(({ content }) => content.kind !== 'unsent');
    if (standing.length > 0) assertAllowed(canTakeBackSend(actor, standing));
    await keepTakenBack(tx, messages[0] ? sendOf(messages[0]) : messageId, authorId);
    const by = authorId === actor.id ? null : { id: actor.id, name: member.name };
    const blobKeys: string[] = [];
    for (const message of standing.filter((each) => canTakeBack(actor, each).allowed)) {
      for (const { id } of await deliveriesOfMessage(tx.db, message.id)) {
        await discardDelivery(tx, id);
      }
      blobKeys.push(...(await destroyMessage(tx, message.id, by)).blobKeys);
    }
    return { messages: await sentWith(tx, messageId), blobKeys };
  });
}

/** All that one press of Send sent, in order; nothing when none of it has come in yet. An id of a press is chosen by devices: others' words are none of it. */
export async function sentWith(tx: WriteTx<ByMember>, messageId: string): Promise<MessageView[]> {
  const messages = await messagesOfSend(tx.db, messageId);
  const meant = messages.find(({ id }) => id === messageId) ?? messages[0];
  if (!meant) return [];
  await requireRoom(tx, meant.roomId);
  return messages.filter((each) => each.roomId === meant.roomId && authorOf(each) === authorOf(meant));
}

function authorOf(message: MessageView | undefined): string | null {
  return message?.author.kind === 'member' ? message.author.id : null;
}

/** Ends the time in which own words can be taken back, with what the member said before them. @throws DeniedError, NotFoundError */
export function sendNow(store: Store, who: ByMember, messageId: string): Promise<void> {
  return store.write(who, async (tx) => {
    const message = await messageInReach(tx, messageId);
    assertAllowed(canSendNow(await actorOf(tx), message));
    const [delivery] = await deliveriesOfMessage(tx.db, messageId);
    if (!delivery) return;
    const waiting = (await openDeliveries(tx.db, delivery.line_chat_id, 200)).filter(
      (each) => each.status === 'waiting' && each.call_id === null && each.reason === null && each.due_at > tx.now,
    );
    const mine = await ownOf(
      tx,
      waiting.filter((each) => each.seq <= delivery.seq),
    );
    for (const { id } of mine) await moveDelivery(tx, id, tx.now);
    await tellDeliveries(tx, mine);
  });
}

async function ownOf<D extends { readonly message_id: string }>(
  tx: WriteTx<ByMember>,
  deliveries: readonly D[],
): Promise<D[]> {
  if (deliveries.length === 0) return [];
  const ids = deliveries.map((each) => each.message_id);
  const rows = await tx.db
    .selectFrom('message')
    .select('id')
    .where('id', 'in', ids)
    .where('author_id', '=', tx.who.memberId)
    .execute();
  const own = new Set(rows.map(({ id }) => id));
  return deliveries.filter((each) => own.has(each.message_id));
}

/** @throws NotFoundError for who is not in its room. */
export async function messageInReach(tx: WriteTx<ByMember>, messageId: string): Promise<MessageView> {
  const message = await messageById(tx.db, messageId);
  if (!message) throw new NotFoundError('message');
  await requireRoom(tx, message.roomId);
  return message;
}
