import {
  type MessageAuthor,
  type MessageContent,
  type MessageId,
  type MessageView,
  peopleNamedIn,
  type QuoteView,
  quoteOf,
  unknownQuote,
} from '@engawa/domain';
import type { Selectable } from 'kysely';
import { deliveryViews } from './delivery-views.ts';
import { type Naming, namesToldSince } from './names-told-since.ts';
import type { Schema } from './schema.ts';
import type { Reader } from './store.ts';
import { valueList } from './value-list.ts';

export type MessageRow = Selectable<Schema['message']>;

/** Messages as clients see them: with what became of them at LINE, and with what they quote. */
export async function messageViews(db: Reader, rows: readonly MessageRow[]): Promise<MessageView[]> {
  const ours = rows.filter((row) => row.author_kind === 'member' || row.kind === 'greeting').map((row) => row.id);
  const deliveries = await deliveryViews(db, ours);
  const quotes = await quotedBy(db, rows);
  const messages = rows.map((row) => ({ row, author: authorOf(row), content: contentOf(row) }));
  const named = await namesToldSince(db, messages.flatMap(peopleNamedIn));
  return messages.map(({ row, author, content }) => {
    const quote = quoteOfRow(row, quotes);
    return {
      id: row.id,
      roomId: row.room_id,
      seq: row.seq,
      author: named(author),
      content: withNames(content, named),
      at: row.at,
      delivery: deliveries.get(row.id) ?? null,
      ...(quote && { quote }),
      ...(row.edited_timestamp !== null && { editedAt: new Date(row.edited_timestamp).toISOString() }),
      ...(row.send_id !== null && { sendId: row.send_id }),
    };
  });
}

/** Members have had their names from the beginning; of others, one person at most is told of in a line. */
function withNames(content: MessageContent, named: Naming): MessageContent {
  if (content.kind !== 'system' || !('who' in content.line)) return content;
  return { ...content, line: { ...content.line, who: named(content.line.who) } };
}

export function contentOf(row: Pick<MessageRow, 'content'>): MessageContent {
  return JSON.parse(row.content) as MessageContent;
}

/** What a message shows of the one it quotes; null when it quotes none. */
export async function quoteIn(
  db: Reader,
  message: { readonly quotedMessageId?: MessageId | null; readonly quotedLineMessageId?: string | null },
): Promise<QuoteView | null> {
  const { quotedMessageId = null, quotedLineMessageId = null } = message;
  if (quotedMessageId === null && quotedLineMessageId === null) return null;
  const row = { quoted_message_id: quotedMessageId, quoted_line_message_id: quotedLineMessageId };
  return quoteOfRow(row, await quotedBy(db, [row]));
}

type Quoting = Pick<MessageRow, 'quoted_message_id' | 'quoted_line_message_id'>;

async function quotedBy(db: Reader, rows: readonly Quoting[]): Promise<Map<MessageId, QuoteView>> {
  const ids = new Set(rows.map((row) => row.quoted_message_id).filter((id) => id !== null));
  if (ids.size === 0) return new Map();
  const quoted = await db
    .selectFrom('message')
    .select(['id', 'author_kind', 'author_id', 'author_name', 'content'])
    .where('id', 'in', valueList(ids))
    .execute();
  const messages = quoted.map((row) => ({ id: row.id, author: authorOf(row), content: contentOf(row) }));
  const named = await namesToldSince(db, messages.flatMap(peopleNamedIn));
  return new Map(messages.map((message) => [message.id, quoteOf({ ...message, author: named(message.author) })]));
}

function quoteOfRow(row: Quoting, quotes: ReadonlyMap<MessageId, QuoteView>): QuoteView | null {
  if (row.quoted_message_id !== null) return quotes.get(row.quoted_message_id) ?? unknownQuote;
  return row.quoted_line_message_id === null ? null : unknownQuote;
}

function authorOf(row: Pick<MessageRow, 'author_kind' | 'author_id' | 'author_name'>): MessageAuthor {
  if (row.author_kind === 'system') return { kind: 'system' };
  if (row.author_kind === 'contact') return { kind: 'contact', id: row.author_id, name: row.author_name };
  return { kind: 'member', id: row.author_id!, name: row.author_name! };
}
