import {
  allow,
  assertAllowed,
  type ContactFacts,
  canDecide,
  canPost,
  choicesFor,
  type DeliveryChoice,
  firstDenial,
  isHeldBack,
  isMedia,
  type MessageView,
} from '@engawa/domain';
import { callArrived, callById, type Payer } from '../store/calls.ts';
import { monthMayHaveRoom } from '../store/channel-changes.ts';
import { type DeliveryRow, deliveryArrived, discardDelivery, sayAnew } from '../store/deliveries.ts';
import { deliveryStatus, tellDeliveries, tellQuota } from '../store/delivery-views.ts';
import { lettingGo } from '../store/letting-go.ts';
import { actorOf } from '../store/members.ts';
import { messageById } from '../store/messages.ts';
import { deliveriesOfMessage } from '../store/open-deliveries.ts';
import { releaseChats } from '../store/releasing.ts';
import { sendFactsOf } from '../store/rooms.ts';
import type { Store, WriteTx } from '../store/store.ts';
import type { ByMember } from '../store/who.ts';
import { changeMessage } from './changing.ts';
import { openFileLink } from './media.ts';
import { aboutMessage, requireRoom } from './messages.ts';
import { messageInReach, sentWith } from './taking-back.ts';

/**
 * A member says what is to become of a message that did not simply arrive, and of what was held back with it of the same
 * press. Of one in several parts only those are meant that did not. @throws DeniedError, NotFoundError
 */
export function decide(store: Store, who: ByMember, messageId: string, choice: DeliveryChoice): Promise<MessageView> {
  return store.write(who, async (tx) => {
    const message = await messageInReach(tx, messageId);
    await ask(tx, message, choice);
    const meant: DeliveryRow[] = [];
    for (const each of await decidedWith(tx, message)) {
      const parts = (await deliveriesOfMessage(tx.db, each.id)).filter((part) =>
        choicesFor({ ...part, status: deliveryStatus(part) }, each.content).includes(choice),
      );
      if (parts.length > 0) await tx.record({ done: 'message.decided', ...aboutMessage(each), detail: choice });
      meant.push(...parts);
    }
    if (choice === 'link') await becomeLink(tx, message);
    for (const part of meant) await settle(tx, part, choice);
    // Once more is for all of them to be seen: the month may have room again.
    if (choice === 'again' && meant.some((part) => part.reason === 'monthlyLimit')) await tryTheMonth(tx, meant[0]!);
    if (choice === 'again' || choice === 'link') await sendWithIt(tx, meant);
    await tellDeliveries(tx, meant);
    return (await messageById(tx.db, messageId))!;
  });
}

async function decidedWith(tx: WriteTx<ByMember>, message: MessageView): Promise<readonly MessageView[]> {
  const isHeld = ({ delivery }: MessageView) => !!delivery && isHeldBack(delivery);
  return isHeld(message) ? (await sentWith(tx, message.id)).filter(isHeld) : [message];
}

async function ask(tx: WriteTx<ByMember>, message: MessageView, choice: DeliveryChoice): Promise<void> {
  const actor = await actorOf(tx);
  const room = await requireRoom(tx, message.roomId);
  const facts = await sendFactsOf(tx.db, room);
  const delivery = message.delivery ?? { status: 'accepted', reason: null };
  const sends = choice === 'again' || choice === 'link';
  // Who may not reach anybody may still put words away.
  const contacts = sends ? facts.contacts : facts.contacts.map(asReachable);
  assertAllowed(
    firstDenial(
      room.kind === 'line' ? canPost(actor, { ...facts, contacts }) : allow,
      canDecide(delivery, message.content, choice),
    ),
  );
}

function asReachable(contact: ContactFacts): ContactFacts {
  return { ...contact, blockedAt: null, blockedUsAt: null };
}

async function settle(tx: WriteTx<ByMember>, part: DeliveryRow, choice: DeliveryChoice): Promise<void> {
  const call = part.call_id ? await callById(tx.db, part.call_id) : null;
  if (choice === 'arrived') {
    await deliveryArrived(tx, part.id, tx.who.memberId);
    if (call) await callArrived(tx, call, await payerOf(tx, part));
    return;
  }
  // Behind what is open, in a call of its own: under the old retry key LINE would say that it has it.
  await (choice === 'discard' ? discardDelivery(tx, part.id) : sayAnew(tx, part.id));
  if (call && call.ended_at === null) await lettingGo(tx, call);
}

/** Who said these words. */
async function payerOf(tx: WriteTx, { message_id, room_id }: DeliveryRow): Promise<Payer> {
  const author = (await messageById(tx.db, message_id))?.author;
  const paid_by = author?.kind === 'member' ? author.id : null;
  return { paid_by, paid_for_message_id: message_id, paid_for_room_id: room_id };
}

/** What is held back before it in its LINE chat would hold it back too. */
async function sendWithIt(tx: WriteTx, meant: readonly DeliveryRow[]): Promise<void> {
  await releaseChats(tx, new Set(meant.map((part) => part.line_chat_id)));
}

async function becomeLink(tx: WriteTx<ByMember>, { id, content }: MessageView): Promise<void> {
  if (!isMedia(content)) return;
  await openFileLink(tx, id, content.media.id);
  await changeMessage(tx, id, { content: { ...content, asLink: true } });
}

async function tryTheMonth(tx: WriteTx, { channel_id }: DeliveryRow): Promise<void> {
  await monthMayHaveRoom(tx, channel_id);
  await tellQuota(tx, channel_id);
}
