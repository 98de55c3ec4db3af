import { assertAllowed, canErase, type MessageId, type MessageView, quoteOf } from '@engawa/domain';
import { deleteMediaOfMessage } from '../store/media.ts';
import {
  emptyMessage,
  type MessageChange,
  rewriteEvents,
  type TakenBackBy,
  updateMessage,
} from '../store/message-changes.ts';
import { messageById, messagesQuoting } from '../store/messages.ts';
import { NotFoundError } from '../store/not-found.ts';
import type { WriteTx } from '../store/store.ts';

/**
 * Changes a message that stands in its room and tells everybody who may see it. Nobody hears of what was there before, also
 * not who reads the feed later. @throws NotFoundError
 */
export async function changeMessage(tx: WriteTx, messageId: MessageId, change: MessageChange): Promise<MessageView> {
  const before = await standing(tx, messageId);
  await updateMessage(tx, messageId, change);
  return tellOfChange(tx, before);
}

/** What is left behind by a message that was taken back. */
export type Destroyed = {
  readonly message: MessageView;
  /** Names of files in the media storage, to be removed after the commit. */
  readonly blobKeys: readonly string[];
};

/** The message is taken back: of what it said nothing is left in any table. Doing it twice changes nothing. @throws DeniedError, NotFoundError */
export async function destroyMessage(
  tx: WriteTx,
  messageId: MessageId,
  by: TakenBackBy | null = null,
): Promise<Destroyed> {
  const before = await standing(tx, messageId);
  if (before.content.kind === 'unsent') return { message: before, blobKeys: [] };
  assertAllowed(canErase('takenBack'));
  tx.destroys();
  await emptyMessage(tx, before, by);
  await tx.db.updateTable('delivery').set({ bubble: null, detail: null }).where('message_id', '=', messageId).execute();
  const blobKeys = await deleteMediaOfMessage(tx, messageId);
  return { message: await tellOfChange(tx, before), blobKeys };
}

async function standing(tx: WriteTx, messageId: MessageId): Promise<MessageView> {
  const message = await messageById(tx.db, messageId);
  if (!message) throw new NotFoundError('message');
  return message;
}

/** Also to the messages over which it is shown as a quote. */
async function tellOfChange(tx: WriteTx, before: MessageView): Promise<MessageView> {
  const message = await standing(tx, before.id);
  await tell(tx, message);
  if (looksTheSame(before, message)) return message;
  for (const quoting of await messagesQuoting(tx.db, message.id)) await tell(tx, quoting);
  return message;
}

function looksTheSame(before: MessageView, after: MessageView): boolean {
  return JSON.stringify(quoteOf(before)) === JSON.stringify(quoteOf(after));
}

async function tell(tx: WriteTx, message: MessageView): Promise<void> {
  await rewriteEvents(tx, message);
  await tx.append({ to: 'room', roomId: message.roomId }, { kind: 'message.changed', message });
}
