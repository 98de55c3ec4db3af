import {
  assertAllowed,
  canPostText,
  type inputs,
  type MessageAuthor,
  type MessageView,
  type RoomId,
} from '@engawa/domain';
import { insertDelivery, waitingDelivery } from '../store/deliveries.ts';
import { memberById, memberFacts } from '../store/members.ts';
import { messageById } from '../store/messages.ts';
import { NotFoundError } from '../store/not-found.ts';
import { contactsInRoom } from '../store/rooms.ts';
import type { Store, WriteTx } from '../store/store.ts';
import { post, requireRoom, storableText } from './messages.ts';

export type NewWords = {
  readonly id: string;
  readonly roomId: RoomId;
  readonly content: inputs.PostContent;
  readonly quotes?: string | undefined;
  readonly silent?: boolean | undefined;
};

/**
 * A member's words. The same id twice is the same message, so a client may ask again until it hears an answer.
 * @throws DeniedError, NotFoundError
 */
export function postMessage(store: Store, memberId: string, words: NewWords): Promise<MessageView> {
  return store.write(async (tx) => {
    const posted = await messageById(tx.db, words.id);
    if (posted) return ownMessage(posted, memberId, words.roomId);
    const actor = memberFacts(await memberById(tx.db, memberId));
    const room = await requireRoom(tx, words.roomId, actor);
    if (words.content.kind !== 'text') throw new NotFoundError('content');
    const text = storableText(words.content.text);
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

function ownMessage(message: MessageView, memberId: string, roomId: RoomId): MessageView {
  const own = message.author.kind === 'member' && message.author.id === memberId && message.roomId === roomId;
  if (!own) throw new NotFoundError('message');
  return message;
}
