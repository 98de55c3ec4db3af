import {
  albumOf,
  type MemberKey,
  type MessageAuthor,
  type MessageContent,
  type MessageId,
  type MessageView,
  type RoomId,
  type Seq,
  unsent,
} from '@engawa/domain';
import { rewriteEvent } from './event-log.ts';
import { fixedQuery, rowLists } from './fixed-query.ts';
import { copiesForgetTokens } from './line-messages.ts';
import { forgetVersions } from './message-versions.ts';
import type { MessageRow } from './message-views.ts';
import type { WriteTx } from './store.ts';

export type NewMessage = {
  readonly id: string;
  readonly roomId: RoomId;
  readonly seq: Seq;
  readonly author: MessageAuthor;
  readonly content: MessageContent;
  readonly quotedMessageId?: string | null;
  readonly quotedLineMessageId?: string | null;
  /** LINE's time of the edit that came before the message, ms since 1970. */
  readonly editedTimestamp?: number | null;
  /** Of several that were sent by one press: the id of the first. */
  readonly sendId?: MessageId | null;
  /** When the words were said: LINE's time for a LINE user's, ours for a member's. */
  readonly at: string;
};

export async function insertMessages(tx: WriteTx, messages: readonly NewMessage[]): Promise<void> {
  for (const list of rowLists(messages.map(rowOf).sort(byPlace))) await insertRows(tx.db, { rows: list });
}

/** Rows of a room lie together: written one after the other, they find their page at hand. */
function byPlace(one: MessageRow, other: MessageRow): number {
  if (one.room_id === other.room_id) return one.seq - other.seq;
  return one.room_id < other.room_id ? -1 : 1;
}

function rowOf(message: NewMessage): MessageRow {
  const { author } = message;
  return {
    room_id: message.roomId,
    seq: message.seq,
    id: message.id,
    author_kind: author.kind,
    author_id: author.kind === 'system' ? null : author.id,
    author_name: author.kind === 'system' ? null : author.name,
    kind: message.content.kind,
    content: JSON.stringify(message.content),
    quoted_message_id: message.quotedMessageId ?? null,
    quoted_line_message_id: message.quotedLineMessageId ?? null,
    edited_timestamp: message.editedTimestamp ?? null,
    send_id: message.sendId ?? null,
    at: message.at,
  };
}

const insertRows = fixedQuery((db, { rows }: { rows: readonly MessageRow[] }) =>
  db.insertInto('message').values(
    rows.map((row) => ({
      room_id: row.room_id,
      seq: row.seq,
      id: row.id,
      author_kind: row.author_kind,
      author_id: row.author_id,
      author_name: row.author_name,
      kind: row.kind,
      content: row.content,
      quoted_message_id: row.quoted_message_id,
      quoted_line_message_id: row.quoted_line_message_id,
      edited_timestamp: row.edited_timestamp,
      send_id: row.send_id,
      at: row.at,
    })),
  ),
);

export type MessageChange = {
  readonly content?: MessageContent;
  /** LINE's time of the edit, ms since 1970. */
  readonly editedTimestamp?: number;
};

/** Changes the row alone; see `changeMessage` for telling of it. */
export async function updateMessage(tx: WriteTx, id: MessageId, change: MessageChange): Promise<void> {
  const { content, editedTimestamp } = change;
  await tx.db
    .updateTable('message')
    .set({
      ...(content && { kind: content.kind, content: JSON.stringify(content) }),
      ...(editedTimestamp !== undefined && { edited_timestamp: editedTimestamp }),
    })
    .where('id', '=', id)
    .execute();
}

/** The colleague who took back what another said. */
export type TakenBackBy = { readonly id: MemberKey; readonly name: string };

/** Leaves of a message nothing but that it was there, and in which album, and of its earlier words nothing. */
export async function emptyMessage(
  tx: WriteTx,
  { id, content: before }: Pick<MessageView, 'id' | 'content'>,
  by: TakenBackBy | null,
): Promise<void> {
  const content: MessageContent = { ...unsent(albumOf(before)), ...(by && { by }) };
  await tx.db
    .updateTable('message')
    .set({
      kind: content.kind,
      content: JSON.stringify(content),
      quoted_message_id: null,
      quoted_line_message_id: null,
      edited_timestamp: null,
    })
    .where('id', '=', id)
    .execute();
  await copiesForgetTokens(tx, id);
  await forgetVersions(tx, id);
}

/**
 * Writes the message as it is now into the events that tell of it: who reads the feed later never hears of what was there
 * before. What became of the delivery is told by events of its own and stays as it was.
 */
export async function rewriteEvents(tx: WriteTx, message: MessageView): Promise<void> {
  const events = await tx.db
    .selectFrom('event')
    .select(['seq', 'body'])
    .where((eb) => eb.or([eb('seq', '=', message.seq), eb('message_id', '=', message.id)]))
    .execute();
  for (const { seq, body } of events) {
    const told = JSON.parse(body) as { message: MessageView };
    const anew = JSON.stringify({ ...told, message: { ...message, delivery: told.message.delivery } });
    await rewriteEvent(tx.db, seq, anew);
  }
}
