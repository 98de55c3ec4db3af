import type { FeedEvent, MessageId } from '@engawa/domain';
import { endsWithMember } from './member-end.ts';
import { fileInMemory, type UnsentFile } from './unsent-files.ts';
import type { UnsentMessage } from './unsent-queue.ts';

/** Words as they were written here, with their file. */
export type Written = { readonly message: UnsentMessage; readonly file: UnsentFile | null };

/** What was written here and can still be taken back, whole, so that it can stand where one writes again. In memory alone. */
const leaving = new Map<MessageId, Written>();
endsWithMember(() => leaving.clear());

/** As it was written here; null once it has left, or when another device wrote it. */
export function writtenHere(messageId: MessageId): Written | null {
  return leaving.get(messageId) ?? null;
}

export const leavingStore = {
  /** The server has it. */
  keep(message: UnsentMessage): void {
    const file = message.content.kind === 'media' ? fileInMemory(message.content.mediaId) : null;
    leaving.set(message.id, { message, file });
  },
  /** What has left for LINE, or never goes there, is kept no longer. */
  hear(event: FeedEvent): void {
    if (event.kind === 'delivery.changed' && !event.delivery.untried) leaving.delete(event.messageId);
    if (event.kind === 'message.posted' && event.message.delivery === null) leaving.delete(event.message.id);
  },
  forget: (messageId: MessageId) => void leaving.delete(messageId),
};
