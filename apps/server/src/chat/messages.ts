import {
  type Actor,
  assertAllowed,
  canPostText,
  type MessageAuthor,
  type MessageContent,
  type MessageView,
  type RoomId,
  type SystemLine,
} from '@engawa/domain';
import { insertDelivery, waitingDelivery } from '../store/deliveries.ts';
import { memberById, memberFacts } from '../store/members.ts';
import { insertMessage, messageById, type NewMessage } from '../store/messages.ts';
import { newId } from '../store/new-id.ts';
import { NotFoundError } from '../store/not-found.ts';
import { contactsInRoom, roomOfMember } from '../store/rooms.ts';
import type { Store, WriteTx } from '../store/store.ts';

/**
 * A member's words. The same id twice is the same message, so a client may ask again until it hears an answer.
 * @throws DeniedError, NotFoundError
 */
export function postMessage(
  store: Store,
  memberId: string,
  words: { readonly id: string; readonly roomId: RoomId; readonly text: string },
): Promise<MessageView> {
  return store.write(async (tx) => {
    const posted = await messageById(tx.db, words.id);
    if (posted) return ownMessage(posted, memberId, words.roomId);
    const actor = memberFacts(await memberById(tx.db, memberId));
    const room = await requireRoom(tx, words.roomId, actor);
    const text = storableText(words.text);
    const contacts = room.kind === 'line' ? await contactsInRoom(tx.db, room.id) : [];
    assertAllowed(canPostText(actor, { kind: room.kind, link: room.link, contacts }, text));

    const author: MessageAuthor = { kind: 'member', id: actor.id, name: actor.name };
    const seq = tx.nextSeq();
    if (room.line_chat_id) {
      const { id, line_chat_id: lineChatId, channel_id: channelId } = room;
      await insertDelivery(tx, { messageId: words.id, seq, roomId: id, lineChatId, channelId: channelId! });
      await answersComeTo(tx, lineChatId, id);
    }
    const delivery = room.line_chat_id ? waitingDelivery : null;
    return post(
      tx,
      { id: words.id, roomId: room.id, seq, author, content: { kind: 'text', text }, at: tx.now },
      delivery,
    );
  });
}

/** A LINE user with several rooms answers whoever spoke last, unless the answer quotes. */
async function answersComeTo(tx: WriteTx, lineChatId: string, roomId: RoomId): Promise<void> {
  await tx.db
    .updateTable('line_chat')
    .set({ current_room_id: roomId })
    .where('id', '=', lineChatId)
    .where((eb) => eb.or([eb('current_room_id', 'is', null), eb('current_room_id', '!=', roomId)]))
    .execute();
}

/** A LINE user's words, already routed to their room. */
export function postFromContact(
  tx: WriteTx,
  words: {
    readonly roomId: RoomId;
    readonly contact: { readonly id: string; readonly name: string };
    readonly content: MessageContent;
    readonly lineMessageId: string;
    readonly at: string;
  },
): Promise<MessageView> {
  const { roomId, contact, content, lineMessageId, at } = words;
  const author: MessageAuthor = { kind: 'contact', ...contact };
  return post(tx, { id: newId(), roomId, seq: tx.nextSeq(), author, content, lineMessageId, at });
}

/** A line in the timeline that nobody said. */
export function postSystemLine(tx: WriteTx, roomId: RoomId, line: SystemLine): Promise<MessageView> {
  const content: MessageContent = { kind: 'system', line };
  return post(tx, { id: newId(), roomId, seq: tx.nextSeq(), author: { kind: 'system' }, content, at: tx.now });
}

/** The row and the event that tells of it, under one `seq`. */
async function post(tx: WriteTx, message: NewMessage, delivery: MessageView['delivery'] = null): Promise<MessageView> {
  await insertMessage(tx, message);
  const { id, roomId, seq, author, content, at } = message;
  const view: MessageView = { id, roomId, seq, author, content, at, delivery };
  await tx.append({ to: 'room', roomId }, { kind: 'message.posted', message: view }, seq);
  return view;
}

function ownMessage(message: MessageView, memberId: string, roomId: RoomId): MessageView {
  const own = message.author.kind === 'member' && message.author.id === memberId && message.roomId === roomId;
  if (!own) throw new NotFoundError('message');
  return message;
}

export async function requireRoom(tx: Pick<WriteTx, 'db'>, roomId: RoomId, actor: Pick<Actor, 'id'>) {
  const room = await roomOfMember(tx.db, roomId, actor.id);
  if (!room) throw new NotFoundError('room');
  return room;
}

/** PostgreSQL stores neither NUL nor half a surrogate pair, and no screen shows them. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}
