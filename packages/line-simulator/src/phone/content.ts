import type { messagingApi, webhook } from '@line/bot-sdk';

/** A piece of a text: words, LINE's own emoji, or the name of somebody mentioned. */
export type TextPart =
  | { kind: 'words'; words: string }
  | { kind: 'emoji'; words: string; productId: string; emojiId: string }
  | { kind: 'mention'; words: string };

/** What is in a bubble, as the page draws it; addresses are absolute or of this server. */
export type ContentView =
  | { kind: 'text'; parts: TextPart[] }
  | { kind: 'sticker'; packageId: string; stickerId: string; resourceType: string; words: string }
  | { kind: 'image'; url: string; previewUrl: string; set?: { id: string; index?: number; total?: number } }
  | { kind: 'video'; url: string; previewUrl?: string; durationMs?: number }
  | { kind: 'audio'; url: string; durationMs?: number }
  | { kind: 'file'; url: string; fileName: string; size: number }
  | { kind: 'location'; title?: string; address?: string; latitude: number; longitude: number }
  | { kind: 'flex'; altText: string; contents: unknown }
  | { kind: 'template'; altText: string; template: unknown }
  | { kind: 'other'; words: string };

type AnyMessage = webhook.MessageContent | messagingApi.Message;

/** How a message looks on the phone; a type without a drawing shows its `words`. */
export function viewContent(id: string, message: AnyMessage, words: string): ContentView {
  const fields = { ...message } as Record<string, unknown>;
  const view = Object.hasOwn(VIEWS, message.type) ? VIEWS[message.type] : undefined;
  return view?.(fields, `/phone/api/content/${id}`) ?? { kind: 'other', words };
}

type Fields = Record<string, unknown>;

const VIEWS: Record<string, (message: Fields, ownUrl: string) => ContentView> = {
  text: (message) => ({
    kind: 'text',
    parts: splitText(String(message.text), [...emojisOf(message), ...mentionsOf(message)]),
  }),
  textV2: (message) => ({ kind: 'text', parts: fillPlaceholders(message) }),
  sticker: ({ packageId, stickerId, stickerResourceType, text, keywords }) => ({
    kind: 'sticker',
    packageId: String(packageId),
    stickerId: String(stickerId),
    resourceType: String(stickerResourceType ?? 'STATIC'),
    words: String(text ?? (keywords as string[] | undefined)?.[0] ?? ''),
  }),
  image: (message, ownUrl) => ({
    kind: 'image',
    ...addressesOf(message, ownUrl),
    ...(message.imageSet ? { set: message.imageSet as { id: string } } : {}),
  }),
  video: (message, ownUrl) => ({ kind: 'video', ...addressesOf(message, ownUrl), ...durationOf(message) }),
  audio: (message, ownUrl) => ({ kind: 'audio', url: addressesOf(message, ownUrl).url, ...durationOf(message) }),
  file: ({ fileName, fileSize }, ownUrl) => ({
    kind: 'file',
    url: ownUrl,
    fileName: String(fileName),
    size: Number(fileSize),
  }),
  location: ({ title, address, latitude, longitude }) => ({
    kind: 'location',
    ...(title ? { title: String(title) } : {}),
    ...(address ? { address: String(address) } : {}),
    latitude: Number(latitude),
    longitude: Number(longitude),
  }),
  flex: ({ altText, contents }) => ({ kind: 'flex', altText: String(altText), contents }),
  template: ({ altText, template }) => ({ kind: 'template', altText: String(altText), template }),
};

/** The account's media lie where it says, a user's on this server or where their app put them. */
function addressesOf({ contentProvider, ...message }: Fields, ownUrl: string): { url: string; previewUrl: string } {
  const provider = contentProvider as Fields | undefined;
  const { originalContentUrl, previewImageUrl } = provider?.type === 'external' ? provider : message;
  const url = String(originalContentUrl ?? ownUrl);
  return { url, previewUrl: String(previewImageUrl ?? (originalContentUrl ? url : `${ownUrl}/preview`)) };
}

function durationOf({ duration }: Fields): { durationMs?: number } {
  return typeof duration === 'number' ? { durationMs: duration } : {};
}

interface PlacedEmoji {
  index: number;
  /** Absent in the account's messages: there one `$` stands for it. */
  length?: number;
  productId: string;
  emojiId: string;
}

interface PlacedMention {
  index: number;
  length: number;
}

function emojisOf({ emojis }: Fields): PlacedEmoji[] {
  return Array.isArray(emojis) ? emojis : [];
}

function mentionsOf({ mention }: Fields): PlacedMention[] {
  return (mention as { mentionees?: PlacedMention[] } | undefined)?.mentionees ?? [];
}

/** Cuts LINE's emoji and names of those mentioned out of a text; places are UTF-16 units (LINE reference, Text message). */
function splitText(text: string, placed: (PlacedEmoji | PlacedMention)[]): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const each of placed.toSorted((a, b) => a.index - b.index)) {
    const { index, length = 1 } = each;
    if (index < done) continue;
    if (index > done) parts.push({ kind: 'words', words: text.slice(done, index) });
    parts.push(viewPlaced(each, text.slice(index, index + length)));
    done = index + length;
  }
  if (done < text.length) parts.push({ kind: 'words', words: text.slice(done) });
  return parts;
}

function viewPlaced(each: PlacedEmoji | PlacedMention, words: string): TextPart {
  if (!('emojiId' in each)) return { kind: 'mention', words };
  const { productId, emojiId } = each;
  return { kind: 'emoji', words: words === '$' ? `(${emojiId})` : words, productId, emojiId };
}

interface Substitute {
  type: string;
  productId?: string;
  emojiId?: string;
  mentionee?: { type: string };
}

/** Text v2: `{key}` stands for an emoji or a mention, doubled braces for one (LINE reference, Text message v2). */
function fillPlaceholders({ text, substitution }: Fields): TextPart[] {
  const substitutes = (substitution ?? {}) as Record<string, Substitute>;
  return String(text)
    .split(/(\{\{|\}\}|\{[0-9A-Za-z_]{1,20}\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece === '{{' || piece === '}}') return { kind: 'words', words: piece.slice(1) };
      const substitute = piece.startsWith('{') ? substitutes[piece.slice(1, -1)] : undefined;
      return substitute ? viewSubstitute(substitute) : { kind: 'words', words: piece };
    });
}

function viewSubstitute({ type, productId = '', emojiId = '', mentionee }: Substitute): TextPart {
  if (type === 'emoji') return { kind: 'emoji', words: `(${emojiId})`, productId, emojiId };
  return { kind: 'mention', words: mentionee?.type === 'all' ? '@All' : '@You' };
}
