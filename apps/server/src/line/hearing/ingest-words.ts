import {
  type MessageContent,
  type MessageId,
  type MessageView,
  type RoomId,
  type StickerContent,
  type TextContent,
  unsent,
  wordsToLearn,
} from '@engawa/domain';
import { type LineUser, roomForWords } from '../../chat/contacts.ts';
import { type FromContact, postFromContacts } from '../../chat/messages.ts';
import type { StandingTalks } from '../../chat/standing-talks.ts';
import { contactIdsOf } from '../../store/contacts.ts';
import { type InboxRow, keepInbox } from '../../store/inbox.ts';
import type { LineChat } from '../../store/line-chats.ts';
import { forgetFate, type LineFate, type LineFates } from '../../store/line-fates.ts';
import { changeMedia, insertMedia } from '../../store/media.ts';
import type { NewMessage } from '../../store/message-changes.ts';
import { insertVersion } from '../../store/message-versions.ts';
import { messageByLineId } from '../../store/messages.ts';
import { newId } from '../../store/new-id.ts';
import { noticePresumed } from '../../store/presumed.ts';
import { learnStickerWords } from '../../store/sticker-words.ts';
import type { Reader, WriteTx } from '../../store/store.ts';
import type { ToldMessages } from '../../store/told-messages.ts';
import type { FileFromLine } from './from-line/file.ts';
import type { TextFromLine } from './from-line/text.ts';
import type { ContentFromLine, FromLine, LineEvent, SaidAtLine } from './from-line.ts';

/** An event with what it says in our words. */
export type Heard<Words extends FromLine> = {
  readonly row: InboxRow;
  readonly event: LineEvent;
  readonly words: Words;
};

/** Events that are worked on together, and what was looked up for all of them. */
export type Batch = {
  readonly tx: WriteTx;
  /** By how many ms our clock is ahead of LINE's. */
  readonly clockAheadMs: number;
  readonly talks: StandingTalks;
  readonly fates: LineFates;
  readonly told: ToldMessages;
  /** Words that have their room, in their order, and are not written yet: many are written as one. */
  readonly said: FromContact[];
  /** Names of files in the media storage that are to be removed after the commit. */
  readonly blobKeys: string[];
};

/** Writes what was said. To be done before anything else is written or looked for in a timeline. */
export async function postSaid({ tx, said }: Batch): Promise<void> {
  if (said.length > 0) await postFromContacts(tx, said.splice(0));
}

/**
 * Finds the room of a LINE user's words and lets them be posted there (`postSaid`). Answers null when the channel serves
 * nobody.
 */
export async function hearWords(
  batch: Batch,
  user: LineUser,
  { row, words }: Heard<SaidAtLine>,
): Promise<LineChat | null> {
  const { tx, talks, fates, told } = batch;
  const { quotedLineMessageId } = words;
  const quoted = quotedLineMessageId ? await quotedBy(batch, user, quotedLineMessageId) : null;
  const standing = quotedLineMessageId ? null : talks.placeOf(user, textOf(words), tx.now);
  const place = standing ?? (await findPlace(batch, user, textOf(words), quoted));
  if (!place) return null;
  const message = { place, user, words, quoted, fate: fates.of({ ...user, ...words }) };
  told.add({ ...user, ...words });
  batch.said.push(message.fate?.unsent_at ? takenBack(message) : await wordsOf(tx, message));
  if (message.fate) await forgetFate(tx, message.fate);
  const understood = words.content.kind !== 'unsupported' || message.fate?.unsent_at;
  if (!understood) await keepInbox(tx, row, 'unknownType');
  return place.chat;
}

async function quotedBy(batch: Batch, user: LineUser, lineMessageId: string): Promise<MessageView | null> {
  const { tx } = batch;
  await postSaid(batch);
  const known = await messageByLineId(tx.db, { ...user, lineMessageId });
  if (known) return known;
  await noticePresumed(tx, user, lineMessageId);
  return messageByLineId(tx.db, { ...user, lineMessageId });
}

/** The words by which somebody may be asked for. */
function textOf({ content }: SaidAtLine): string | null {
  return content.kind === 'text' ? content.text : null;
}

async function findPlace(batch: Batch, user: LineUser, text: string | null, quoted: MessageView | null) {
  const { tx, talks } = batch;
  await postSaid(batch);
  talks.forget(user);
  return roomForWords(tx, user, { text, quotedRoomId: quoted?.roomId ?? null, postbackRoomId: null });
}

type Placed = {
  readonly place: { readonly chat: LineChat; readonly roomId: RoomId };
  readonly user: LineUser;
  readonly words: SaidAtLine;
  readonly quoted: MessageView | null;
  readonly fate: LineFate | null;
};

async function wordsOf(tx: WriteTx, message: Placed): Promise<FromContact> {
  const { place, user, words, quoted, fate } = message;
  const id = newId();
  const content = await contentFor(tx, { ...words, channelId: user.channelId, messageId: id, roomId: place.roomId });
  const here = quoted?.roomId === place.roomId;
  const standing = standingOf(message, id);
  const { markAsReadToken } = words;
  if (content.kind === 'sticker') await learnWords(tx, content);
  return {
    ...standing,
    content,
    copy: { ...standing.copy, quoteToken: fate?.edited_quote_token || words.quoteToken, markAsReadToken },
    quotedMessageId: here ? quoted.id : null,
    quotedLineMessageId: here ? null : words.quotedLineMessageId,
    ...(content.kind === 'text' && (await editedBefore(tx, id, fate, { content, at: user.at }))),
  };
}

/** Members find the sticker by them, too. */
async function learnWords(tx: WriteTx, content: StickerContent): Promise<void> {
  const learned = wordsToLearn(content);
  if (learned) await learnStickerWords(tx, learned);
}

function takenBack(message: Placed): FromContact {
  const { content } = message.words;
  const album = 'album' in content ? content.album : null;
  return { ...standingOf(message, newId()), content: unsent(album) };
}

function standingOf({ place, user, words }: Placed, id: MessageId) {
  const copy = { lineChatId: place.chat.id, lineMessageId: words.lineMessageId };
  return { id, roomId: place.roomId, contact: place.chat.who, copy, at: user.at };
}

/** The edit that came before its message is what is shown at once. */
async function editedBefore(
  tx: WriteTx,
  messageId: MessageId,
  fate: LineFate | null,
  said: { readonly content: TextContent; readonly at: string },
): Promise<Partial<NewMessage>> {
  if (fate?.edited_timestamp == null) return {};
  await insertVersion(tx, { messageId, lineTimestamp: Date.parse(said.at), content: said.content });
  return {
    content: JSON.parse(fate.edited_content!) as TextContent,
    editedTimestamp: fate.edited_timestamp,
  };
}

type Place = { readonly messageId: MessageId; readonly roomId: RoomId; readonly channelId: string };
type Saying = Place & { readonly lineMessageId: string; readonly content: ContentFromLine };

async function contentFor(tx: WriteTx, saying: Saying): Promise<MessageContent> {
  const { content } = saying;
  if (content.kind === 'text') return textFor(tx.db, content);
  return 'external' in content ? fileFor(tx, saying, content) : content;
}

/** The text with those mentioned in it as the company knows them. */
export async function textFor(db: Reader, { mentions, ...text }: TextFromLine): Promise<TextContent> {
  if (!mentions) return text;
  const ids = await contactIdsOf(
    db,
    mentions.flatMap(({ lineUserId }) => lineUserId ?? []),
  );
  return {
    ...text,
    mentions: mentions.map(({ lineUserId, ...mention }) => {
      const contactId = lineUserId && ids.get(lineUserId);
      return contactId ? { ...mention, contactId } : mention;
    }),
  };
}

/** Its bytes are fetched beside; the message does not wait for them. */
async function fileFor(tx: WriteTx, saying: Saying, file: FileFromLine): Promise<MessageContent> {
  const { kind, album, bytes } = file;
  const media = await insertMedia(tx, { ...saying, ...file });
  if (bytes !== null) await changeMedia(tx, media.id, { bytes });
  return { kind, media: { ...media, bytes }, ...(album && { album }) };
}
