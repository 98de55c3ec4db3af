import {
  type Actor,
  assertAllowed,
  canArrive,
  canPostContent,
  type inputs,
  isMedia,
  type MessageAuthor,
  type MessageContent,
  type MessageView,
  type QuotedFacts,
  type RoomId,
  readEmojis,
  sentSticker,
  type UndoSeconds,
} from '@engawa/domain';
import { memberById, memberFacts } from '../store/members.ts';
import { messageById } from '../store/messages.ts';
import { NotFoundError } from '../store/not-found.ts';
import { joinedAt } from '../store/room-places.ts';
import { type RoomRow, sendFactsOf } from '../store/rooms.ts';
import { isTakenBack } from '../store/sends.ts';
import type { Store, WriteTx } from '../store/store.ts';
import type { ByMember } from '../store/who.ts';
import { attachMedia, contentOfUpload } from './media.ts';
import { post, requireRoom, storableText } from './messages.ts';
import { sendToLine } from './sending.ts';

export type NewWords = {
  readonly id: string;
  readonly roomId: RoomId;
  readonly content: inputs.PostContent;
  readonly quotes?: string | undefined;
  readonly silent?: boolean | undefined;
  /** Of several that were sent by one press: the id of the first. */
  readonly sendId?: string | undefined;
};

/**
 * A member's words of any kind. The same id twice is the same message, so a client may ask again until it hears an answer.
 * @throws DeniedError, NotFoundError
 */
export function postMessage(store: Store, who: ByMember, words: NewWords): Promise<MessageView> {
  const { memberId } = who;
  return store.write(who, async (tx) => {
    const posted = await messageById(tx.db, words.id);
    if (posted) return ownMessage(posted, memberId, words.roomId);
    const { id, silent = false, sendId = null } = words;
    assertAllowed(canArrive({ takenBack: await isTakenBack(tx.db, sendId ?? id, memberId) }));
    const member = await memberById(tx.db, memberId);
    const actor = memberFacts(member);
    const room = await requireRoom(tx, words.roomId);
    const content = await contentOf(tx, words.content, room);
    await ask(tx, { actor, room, content, quotes: words.quotes });

    const author: MessageAuthor = { kind: 'member', id: actor.id, name: actor.name };
    const seq = tx.nextSeq();
    const sent = { messageId: id, seq, content, silent, memberId, undoSeconds: member.undo_seconds as UndoSeconds };
    const places = room.kind === 'line' ? await joinedAt(tx.db, room.id) : [];
    const delivery = places.length > 0 ? await sendToLine(tx, { ...room, places }, sent) : null;
    const quotedMessageId = words.quotes ?? null;
    const said = { id, roomId: room.id, seq, author, content, quotedMessageId, sendId, at: tx.now };
    const view = await post(tx, said, delivery);
    if (isMedia(content)) await attachMedia(tx, { id, content });
    return view;
  });
}

type Room = Pick<RoomRow, 'id' | 'kind' | 'link'>;

async function contentOf(
  { db, who }: WriteTx<ByMember>,
  content: inputs.PostContent,
  room: Room,
): Promise<MessageContent> {
  switch (content.kind) {
    case 'text': {
      const text = storableText(content.text);
      const emojis = readEmojis(text, content.emojis ?? []);
      return { kind: 'text', text, ...(emojis.length > 0 && { emojis }) };
    }
    case 'sticker':
      return sentSticker(content);
    case 'media':
      return contentOfUpload(db, who, content.mediaId, { roomId: room.id, toLine: room.kind === 'line' });
    case 'location':
      return content;
  }
}

type Asked = {
  readonly actor: Actor;
  readonly room: Room;
  readonly content: MessageContent;
  readonly quotes: string | undefined;
};

async function ask(tx: WriteTx, { actor, room, content, quotes }: Asked): Promise<void> {
  const quoted = quotes ? await quotedIn(tx, room.id, quotes) : null;
  assertAllowed(canPostContent(actor, await sendFactsOf(tx.db, room), { content, quoted }));
}

/** @throws NotFoundError when it stands in another room. */
async function quotedIn(tx: WriteTx, roomId: RoomId, messageId: string): Promise<QuotedFacts> {
  const message = await messageById(tx.db, messageId);
  if (message?.roomId !== roomId) throw new NotFoundError('message');
  return message;
}

function ownMessage(message: MessageView, memberId: string, roomId: RoomId): MessageView {
  const own = message.author.kind === 'member' && message.author.id === memberId && message.roomId === roomId;
  if (!own) throw new NotFoundError('message');
  return message;
}
