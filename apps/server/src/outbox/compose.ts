import { type MediaId, type MessageContent, type MessageId, textParts } from '@engawa/domain';
import type { CallRow } from '../store/calls.ts';
import type { DeliveryRow } from '../store/deliveries.ts';
import { giveUp } from '../store/giving-up.ts';
import { copiesInChat } from '../store/line-messages.ts';
import { linkForLine, mediaForLine } from '../store/media-addresses.ts';
import { leftOut, type Ornament } from '../store/ornaments.ts';
import type { WriteTx } from '../store/store.ts';
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
    ...(await quoteOf(tx, quoted, { lineChatId: delivery.line_chat_id, alone: said.link === 'direct', without })),
    file: 'media' in content ? await fileOf(tx, delivery.message_id, content.media.id) : null,
    direct: said.link !== 'group',
  };
}

function partOf(content: MessageContent, part: number): MessageContent {
  if (content.kind !== 'text') return content;
  return { ...content, ...textParts(content.text, content.emojis)[part]! };
}

type Quoting = {
  readonly lineChatId: string;
  /** A talk of two: all of it is theirs. */
  readonly alone: boolean;
  readonly without: readonly Ornament[];
};

/**
 * How this one recipient sees what is answered: by the token of their own copy, which works in no other LINE chat (LINE
 * docs, Get quote tokens), or in words. Who came into a room of several later never got those words, and is not told them
 * now. Neither: it is answered without a quote.
 */
async function quoteOf(
  tx: WriteTx,
  quoted: MessageId | null,
  { lineChatId, alone, without }: Quoting,
): Promise<Pick<Words, 'quoteToken' | 'quotedWords'>> {
  if (!quoted) return { quoteToken: null, quotedWords: null };
  const copies = await copiesInChat(tx.db, { messageId: quoted, lineChatId });
  if (copies.length === 0 && !alone) return { quoteToken: null, quotedWords: earlierMessage };
  return {
    quoteToken: copies.find(({ quoteToken }) => quoteToken !== null)?.quoteToken ?? null,
    quotedWords: without.includes('quote') ? await textOf(tx, quoted) : null,
  };
}

const earlierMessage = '↩ 以前のメッセージ';

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
