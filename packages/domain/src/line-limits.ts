/** What LINE accepts. Lengths are UTF-16 code units (LINE docs, Text character count), which is what `string.length` counts. */
export const lineLimits = {
  /** Text message (Messaging API reference, Text message). */
  textUnits: 5000,
  /** Of one message of ours: what one call to LINE can carry. */
  textUnitsPerMessage: 25_000,
  /** `emojis` of a text message. */
  emojisPerText: 20,
  /** What one LINE emoji may count for: LINE does not tell, and its words such as `(heart eyes)` are shorter. */
  emojiUnits: 20,
  /** `originalContentUrl` of an image message: JPEG or PNG. */
  imageBytes: 10_000_000,
  /** `previewImageUrl` of image and video messages. */
  previewBytes: 1_000_000,
  /** Video (mp4) and audio (mp3, m4a) messages. */
  mediaBytes: 200_000_000,
  /** Location message. */
  locationTitleUnits: 100,
  locationAddressUnits: 100,
  /** Message objects in one reply or push. */
  bubblesPerCall: 5,
  /** `sender.name` (Messaging API reference, Change icon and display name). */
  senderNameUnits: 20,
  /** `sender.iconUrl` and media addresses. */
  mediaUrlChars: 2000,
  /** `sender.iconUrl`: PNG, at most 1 MB. */
  senderIconBytes: 1_000_000,
  /** A reply token is good for one minute after the webhook arrived; longer is not promised. */
  replyTokenMs: 60_000,
  /** From a redelivered webhook too, but never so long after the event itself. */
  replyTokenEventMs: 20 * 60_000,
  /** A retry key is remembered for 24 hours. */
  retryKeyMs: 24 * 60 * 60 * 1000,
  /** LINE waits two seconds for the answer to a webhook. */
  webhookAnswerMs: 2000,
} as const;

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** The longest beginning of `text` of at most `units` UTF-16 units that cuts no character a person would see as one. */
export function cutToUnits(text: string, units: number): string {
  if (text.length <= units) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > units) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
