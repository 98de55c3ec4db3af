import { type MediaId, type MessageContent, type MessageId, textParts } from '@engawa/domain';
import type { CallRow } from '../store/calls.ts';
import type { DeliveryRow } from '../store/deliveries.ts';
import { linkForLine, mediaForLine } from '../store/media-addresses.ts';
import { leftOut } from '../store/ornaments.ts';
import type { WriteTx } from '../store/store.ts';
import { giveUp } from './ends.ts';
import type { Said, Sayings } from './said.ts';
import type { FileToSend, Sender, Words } from './sender.ts';

/** A call's bubbles. What was composed before stays as it is; what cannot be composed is given up alone. */
export async function composeCall(
  tx: WriteTx,
  deliveries: readonly DeliveryRow[],
  { begun, sayings, sender }: { readonly begun: CallRow | null; readonly sayings: Sayings; readonly sender: Sender },
): Promise<{ ready: DeliveryRow[]; bubbles: string[] }> {
  const ready: DeliveryRow[] = [];
  const bubbles: string[] = [];
  for (const delivery of deliveries) {
    const said = sayings.get(delivery.message_id)!;
    const composed = delivery.bubble ? { bubble: delivery.bubble } : sender.compose(await wordsOf(tx, delivery, said));
    if ('bubble' in composed) {
      ready.push(delivery);
      bubbles.push(composed.bubble);
    } else {
      // As it was said before LINE may have it.
      const status = begun?.doubtful === 1 ? 'uncertain' : 'failed';
      await giveUp(tx, [delivery], begun, { status, reason: composed.reason, inCall: begun !== null });
    }
  }
  return { ready, bubbles };
}

async function wordsOf(tx: WriteTx, delivery: DeliveryRow, said: Said): Promise<Words> {
  const { content } = said;
  const without = leftOut(delivery);
  const quoted = delivery.part === 0 ? said.quotes : null;
  return {
    messageId: delivery.message_id,
    content: partOf(content, delivery.part),
    memberName: said.authorName,
    photoKey: said.author?.photo_key ?? null,
    companyName: said.companyName,
    without,
    quoteToken: quoted ? await quoteTokenOf(tx, quoted, delivery.line_chat_id) : null,
    quotedWords: quoted && without.includes('quote') ? await textOf(tx, quoted) : null,
    file: 'media' in content ? await fileOf(tx, delivery.message_id, content.media.id) : null,
    direct: said.link !== 'group',
  };
}

function partOf(content: MessageContent, part: number): MessageContent {
  if (content.kind !== 'text') return content;
  return { ...content, ...textParts(content.text, content.emojis)[part]! };
}

/** Works only in the LINE chat in which LINE gave it (LINE docs, Get quote tokens). Null: it is answered without a quote. */
async function quoteTokenOf(tx: WriteTx, quoted: MessageId, lineChatId: string): Promise<string | null> {
  const theirs = await tx.db
    .selectFrom('message as m')
    .innerJoin('room', 'room.id', 'm.room_id')
    .select('m.quote_token')
    .where('m.id', '=', quoted)
    .where('room.line_chat_id', '=', lineChatId)
    .executeTakeFirst();
  if (theirs?.quote_token) return theirs.quote_token;
  const ours = await tx.db
    .selectFrom('delivery')
    .select('quote_token')
    .where('message_id', '=', quoted)
    .where('line_chat_id', '=', lineChatId)
    .where('quote_token', 'is not', null)
    .orderBy('part')
    .executeTakeFirst();
  return ours?.quote_token ?? null;
}

async function textOf(tx: WriteTx, messageId: MessageId): Promise<string | null> {
  const row = await tx.db.selectFrom('message').select('content').where('id', '=', messageId).executeTakeFirst();
  const content = row ? (JSON.parse(row.content) as MessageContent) : null;
  return content?.kind === 'text' ? content.text : null;
}

async function fileOf(tx: WriteTx, messageId: MessageId, mediaId: MediaId): Promise<FileToSend> {
  const media = await mediaForLine(tx.db, mediaId, onThisServer);
  return {
    original: media?.originalContentUrl ?? null,
    preview: media?.previewImageUrl ?? null,
    durationMs: media?.durationMs ?? null,
    page: await linkForLine(tx.db, messageId, onThisServer),
  };
}

const onThisServer = '';
