import { changeMessage, destroyMessage } from '../../chat/changing.ts';
import type { LineUser } from '../../chat/contacts.ts';
import type { InboxRow } from '../../store/inbox.ts';
import { keepEdit, keepUnsent } from '../../store/line-fates.ts';
import { copyIsQuotedBy } from '../../store/line-messages.ts';
import { insertVersion } from '../../store/message-versions.ts';
import { contentOf, type MessageRow } from '../../store/message-views.ts';
import { theirMessageByLineId } from '../../store/messages.ts';
import type { WriteTx } from '../../store/store.ts';
import type { EditedAtLine } from './from-line.ts';
import { type Batch, textFor } from './ingest-words.ts';
import { redactKept } from './redaction.ts';

/** @returns whether it is an edit of words: LINE tells of no other (LINE reference, Message edited event). */
export async function hearEdit({ tx }: Batch, row: InboxRow, user: LineUser, words: EditedAtLine): Promise<boolean> {
  const { channelId, lineId } = user;
  const { lineMessageId, quoteToken } = words;
  const edit = { timestamp: row.line_timestamp, content: await textFor(tx.db, words.content), quoteToken };
  const message = await theirMessageByLineId(tx.db, { channelId, lineId, lineMessageId });
  if (!message) await keepEdit(tx, { channelId, lineMessageId }, edit);
  else if (message.kind === 'text') await applyEdit(tx, message, edit);
  return !message || message.kind === 'text' || message.kind === 'unsent';
}

/** The largest time is the current text, in whatever order LINE tells (LINE reference, Message edited event). */
async function applyEdit(tx: WriteTx, message: MessageRow, edit: Parameters<typeof keepEdit>[2]): Promise<void> {
  const { timestamp, content, quoteToken } = edit;
  const { id: messageId, edited_timestamp: shownSince } = message;
  if (shownSince !== null && timestamp <= shownSince) {
    if (timestamp < shownSince) await insertVersion(tx, { messageId, lineTimestamp: timestamp, content });
    return;
  }
  const lineTimestamp = shownSince ?? Date.parse(message.at);
  await insertVersion(tx, { messageId, lineTimestamp, content: contentOf(message) });
  if (quoteToken) await copyIsQuotedBy(tx, messageId, quoteToken);
  await changeMessage(tx, messageId, { content, editedTimestamp: timestamp });
}

/** Destroys a message wherever something of it is, and what is still to come of it. An unsend brings no reply token. */
export async function hearTakenBack({ tx, blobKeys }: Batch, row: InboxRow, lineMessageId: string): Promise<null> {
  const { channel_id: channelId, chat_key: lineId } = row;
  tx.destroys();
  await redactKept(tx, { channelId, chatKey: lineId }, lineMessageId);
  const message = await theirMessageByLineId(tx.db, { channelId, lineId, lineMessageId });
  if (message) blobKeys.push(...(await destroyMessage(tx, message.id)).blobKeys);
  else await keepUnsent(tx, { channelId, lineMessageId });
  return null;
}
