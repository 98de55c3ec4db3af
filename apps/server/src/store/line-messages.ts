import type { MessageId } from '@engawa/domain';
import { fixedQuery, rowLists } from './fixed-query.ts';
import type { LinePlace } from './line-chats.ts';
import type { LineSchema } from './line-schema.ts';
import type { Reader, WriteTx } from './store.ts';

/** A message as LINE names it in one of its chats. */
export type NamedAtLine = Pick<LinePlace, 'channelId' | 'lineId'> & { readonly lineMessageId: string };

/** A message's copy in one LINE chat. */
export type LineCopy = {
  readonly lineChatId: string;
  readonly lineMessageId: string;
  readonly messageId: MessageId;
  /** Of a long text that went in several parts, from 0. */
  readonly part?: number;
  readonly theirs: boolean;
  readonly quoteToken?: string | null;
  readonly markAsReadToken?: string | null;
};

/** The copies stand at LINE. A name stays with what had it first, and a copy keeps its first name. */
export async function copiesStand(tx: WriteTx, copies: readonly LineCopy[]): Promise<void> {
  for (const list of rowLists(copies.map(rowOf))) await insertCopies(tx.db, { rows: list });
}

function rowOf(copy: LineCopy): CopyRow {
  return {
    line_message_id: copy.lineMessageId,
    line_chat_id: copy.lineChatId,
    message_id: copy.messageId,
    part: copy.part ?? 0,
    theirs: copy.theirs ? (1 as const) : (0 as const),
    quote_token: copy.quoteToken ?? null,
    mark_as_read_token: copy.markAsReadToken ?? null,
  };
}

type CopyRow = LineSchema['line_message'];

const insertCopies = fixedQuery((db, { rows }: { rows: readonly CopyRow[] }) =>
  db
    .insertInto('line_message')
    .values(
      rows.map((row) => ({
        line_message_id: row.line_message_id,
        line_chat_id: row.line_chat_id,
        message_id: row.message_id,
        part: row.part,
        theirs: row.theirs,
        quote_token: row.quote_token,
        mark_as_read_token: row.mark_as_read_token,
      })),
    )
    .onConflict((conflict) => conflict.doNothing()),
);

/** The words were edited at LINE, and ours quote the edited ones with another token. */
export async function copyIsQuotedBy(tx: WriteTx, messageId: MessageId, quoteToken: string): Promise<void> {
  await tx.db
    .updateTable('line_message')
    .set({ quote_token: quoteToken })
    .where('message_id', '=', messageId)
    .where('theirs', '=', 1)
    .execute();
}

/** The message was taken back. Its copies keep their names, so that a late quote finds what is left of it. */
export async function copiesForgetTokens(tx: WriteTx, messageId: MessageId): Promise<void> {
  await tx.db
    .updateTable('line_message')
    .set({ quote_token: null, mark_as_read_token: null })
    .where('message_id', '=', messageId)
    .execute();
}

/** The message that LINE names, theirs or ours. */
export async function messageNamed(db: Reader, named: NamedAtLine): Promise<MessageId | null> {
  return (await copyNamed(db, named))?.message_id ?? null;
}

/** The same, if a LINE user said it: nobody but its author changes a message, and ours have no author at LINE. */
export async function theirMessageNamed(db: Reader, named: NamedAtLine): Promise<MessageId | null> {
  const copy = await copyNamed(db, named);
  return copy?.theirs ? copy.message_id : null;
}

async function copyNamed(db: Reader, named: NamedAtLine) {
  const [copy] = await copiesNamed(db, named);
  return copy ?? null;
}

const copiesNamed = fixedQuery((db, { channelId, lineId, lineMessageId }: NamedAtLine) =>
  db
    .selectFrom('line_message as copy')
    .innerJoin('line_chat as l', 'l.id', 'copy.line_chat_id')
    .select(['copy.message_id', 'copy.theirs'])
    .where('copy.line_message_id', '=', lineMessageId)
    .where('l.channel_id', '=', channelId)
    .where('l.line_id', '=', lineId),
);

/** Copies of a message in one LINE chat, in the order of their parts; none where LINE named none, or it came later. */
export function copiesInChat(db: Reader, { messageId, lineChatId }: { messageId: MessageId; lineChatId: string }) {
  return db
    .selectFrom('line_message')
    .select(['line_message_id as lineMessageId', 'part', 'theirs', 'quote_token as quoteToken'])
    .where('message_id', '=', messageId)
    .where('line_chat_id', '=', lineChatId)
    .orderBy('part')
    .execute();
}

/** LINE's name of their last words in a chat that stood before the place `seq` in our rooms. */
export async function theirNameBefore(db: Reader, lineChatId: string, seq: number): Promise<string | null> {
  const row = await theirsInOrder(db, lineChatId)
    .where('m.seq', '<', seq)
    .orderBy('m.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.line_message_id ?? null;
}

/** Their first words in a chat that were said after a moment. */
export async function theirNameAfter(db: Reader, lineChatId: string, at: string): Promise<string | null> {
  const row = await theirsInOrder(db, lineChatId).where('m.at', '>', at).orderBy('m.at').limit(1).executeTakeFirst();
  return row?.line_message_id ?? null;
}

/** LINE's name of our last copy in a chat that left before a place: what was said once more stands at its new one. */
export async function ourNameBefore(db: Reader, lineChatId: string, seq: number): Promise<string | null> {
  const row = await ourCopies(db, lineChatId)
    .where('d.seq', '<', seq)
    .orderBy('d.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.line_message_id ?? null;
}

/** Our first copy in a chat of what stands behind a place and was settled after a moment. */
export async function ourNameAfter(
  db: Reader,
  lineChatId: string,
  after: { readonly seq: number; readonly at: string },
): Promise<string | null> {
  const row = await ourCopies(db, lineChatId)
    .where('d.seq', '>', after.seq)
    .where('d.settled_at', '>', after.at)
    .orderBy('d.seq')
    .limit(1)
    .executeTakeFirst();
  return row?.line_message_id ?? null;
}

function ourCopies(db: Reader, lineChatId: string) {
  return copiesOf(db, lineChatId).innerJoin('delivery as d', (join) =>
    join
      .onRef('d.message_id', '=', 'copy.message_id')
      .onRef('d.line_chat_id', '=', 'copy.line_chat_id')
      .onRef('d.part', '=', 'copy.part'),
  );
}

function theirsInOrder(db: Reader, lineChatId: string) {
  return copiesOf(db, lineChatId).where('copy.theirs', '=', 1);
}

/** By the rooms that are heard there: no index leads from a chat to its copies. */
function copiesOf(db: Reader, lineChatId: string) {
  return db
    .selectFrom('room_line_chat as place')
    .innerJoin('message as m', 'm.room_id', 'place.room_id')
    .innerJoin('line_message as copy', (join) =>
      join.onRef('copy.message_id', '=', 'm.id').onRef('copy.line_chat_id', '=', 'place.line_chat_id'),
    )
    .select('copy.line_message_id')
    .where('place.line_chat_id', '=', lineChatId);
}
