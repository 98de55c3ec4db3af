import type { MessageContent, MessageId, MessageView, RoomId, SystemLine } from '@engawa/domain';
import type { Deed } from '../store/audit.ts';
import type { Speaker } from '../store/line-chats.ts';
import { copiesStand, type LineCopy } from '../store/line-messages.ts';
import { insertMessages, type NewMessage } from '../store/message-changes.ts';
import { quoteIn } from '../store/message-views.ts';
import { newId } from '../store/new-id.ts';
import { NotFoundError } from '../store/not-found.ts';
import { roomOfMember } from '../store/rooms.ts';
import type { WriteTx } from '../store/store.ts';
import type { ByMember } from '../store/who.ts';

/** Words as they stand at LINE. */
export type SaidThere = Omit<LineCopy, 'messageId' | 'theirs' | 'part'>;

/** A LINE user's words, already routed to their room. */
export type FromContact = Omit<NewMessage, 'seq' | 'author'> & { readonly contact: Speaker; readonly copy: SaidThere };

export async function postFromContacts(tx: WriteTx, said: readonly FromContact[]): Promise<MessageView[]> {
  await copiesStand(
    tx,
    said.map(({ id, copy }) => ({ ...copy, messageId: id, theirs: true })),
  );
  return postAll(
    tx,
    said.map(({ contact, copy: _, ...words }) => {
      return { message: { ...words, seq: tx.nextSeq(), author: contact }, delivery: null };
    }),
  );
}

/** A line in the timeline that nobody said. */
export function postSystemLine(
  tx: WriteTx,
  roomId: RoomId,
  line: SystemLine,
  id: MessageId = newId(),
): Promise<MessageView> {
  const content: MessageContent = { kind: 'system', line };
  return post(tx, { id, roomId, seq: tx.nextSeq(), author: { kind: 'system' }, content, at: tx.now });
}

export async function post(
  tx: WriteTx,
  message: NewMessage,
  delivery: MessageView['delivery'] = null,
): Promise<MessageView> {
  const [view] = await postAll(tx, [{ message, delivery }]);
  return view!;
}

type Posting = { readonly message: NewMessage; readonly delivery: MessageView['delivery'] };

/** The rows and the events that tell of them, each under one `seq`. */
async function postAll(tx: WriteTx, postings: readonly Posting[]): Promise<MessageView[]> {
  await insertMessages(
    tx,
    postings.map(({ message }) => message),
  );
  const views: MessageView[] = [];
  for (const { message, delivery } of postings) views.push(await newView(tx, message, delivery));
  await tx.appendAll(
    views.map((message) => ({
      scope: { to: 'room', roomId: message.roomId },
      body: { kind: 'message.posted', message },
      seq: message.seq,
    })),
  );
  return views;
}

async function newView(tx: WriteTx, message: NewMessage, delivery: MessageView['delivery']): Promise<MessageView> {
  const { id, roomId, seq, author, content, at, editedTimestamp, sendId } = message;
  const quote = await quoteIn(tx.db, message);
  return {
    id,
    roomId,
    seq,
    author,
    content,
    at,
    delivery,
    ...(quote && { quote }),
    ...(editedTimestamp != null && { editedAt: new Date(editedTimestamp).toISOString() }),
    ...(sendId && { sendId }),
  };
}

/** A message, for the audit: its words may be taken back, so they do not stand there. */
export function aboutMessage({ id, roomId }: MessageView): Pick<Deed, 'about' | 'roomId'> {
  return { about: { kind: 'message', id, name: '' }, roomId };
}

/** A room that the member who acts is in. @throws NotFoundError */
export async function requireRoom({ db, who }: Pick<WriteTx<ByMember>, 'db' | 'who'>, roomId: RoomId) {
  const room = await roomOfMember(db, roomId, who.memberId);
  if (!room) throw new NotFoundError('room');
  return room;
}

/** PostgreSQL stores neither NUL nor half a surrogate pair, and no screen shows them. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}
