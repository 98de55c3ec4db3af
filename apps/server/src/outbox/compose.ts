import { type MediaId, type MessageContent, type MessageId, textParts } from '@engawa/domain';
import type { DeliveryRow } from '../store/deliveries.ts';
import { copiesInChat } from '../store/line-messages.ts';
import { linkForLine, mediaForLine } from '../store/media-addresses.ts';
import { leftOut, type Ornament } from '../store/ornaments.ts';
import type { WriteTx } from '../store/store.ts';
import { giveUp } from './ends.ts';
import type { FileToSend, Sender, Words } from './sender.ts';

/** A call's bubbles. What was composed before stays as it is; what cannot be composed is given up alone. */
export async function composeCall(
  tx: WriteTx,
  deliveries: readonly DeliveryRow[],
  sender: Sender,
): Promise<{ ready: DeliveryRow[]; bubbles: string[] }> {
  const ready: DeliveryRow[] = [];
  const bubbles: string[] = [];
  for (const delivery of deliveries) {
    const composed = delivery.bubble ? { bubble: delivery.bubble } : sender.compose(await wordsOf(tx, delivery));
    if ('bubble' in composed) {
      ready.push(delivery);
      bubbles.push(composed.bubble);
    } else {
      // As it was said before LINE may have it.
      const status = delivery.doubtful === 1 ? 'uncertain' : 'failed';
      await giveUp(tx, [delivery], { status, route: delivery.route, reason: composed.reason });
    }
  }
  return { ready, bubbles };
}

async function wordsOf(tx: WriteTx, delivery: DeliveryRow): Promise<Words> {
  const message = await tx.db
    .selectFrom('message as m')
    .innerJoin('room', 'room.id', 'm.room_id')
    .leftJoin('member as author', 'author.id', 'm.author_id')
    .select(['m.content', 'm.author_name', 'm.quoted_message_id', 'author.photo_key', 'room.link'])
    .where('m.id', '=', delivery.message_id)
    .executeTakeFirstOrThrow();
  const organization = await tx.db.selectFrom('organization').select('company_name').executeTakeFirst();
  const content = JSON.parse(message.content) as MessageContent;
  const without = leftOut(delivery);
  const quoted = delivery.part === 0 ? message.quoted_message_id : null;
  return {
    messageId: delivery.message_id,
    content: partOf(content, delivery.part),
    memberName: message.author_name ?? '',
    photoKey: message.photo_key,
    companyName: organization?.company_name ?? '',
    without,
    ...(await quoteOf(tx, quoted, { lineChatId: delivery.line_chat_id, alone: message.link === 'direct', without })),
    file: 'media' in content ? await fileOf(tx, delivery.message_id, content.media.id) : null,
    direct: message.link !== 'group',
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
