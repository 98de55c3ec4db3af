import type { Span } from './text-spans.ts';

const most = 6;
const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });
/** One emoji as a person sees it: drawn as a picture by itself or by the sign behind it, a flag, a key. */
const oneEmoji =
  /^(?:(?!\p{Regional_Indicator})\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|(?:\p{Regional_Indicator}){2}|[#*0-9]\uFE0F?\u20E3)/u;

/** Whether a few emoji, LINE's or others, are all that was said: they are then drawn large, as everywhere else. */
export function isEmojiAlone(spans: readonly Span[]): boolean {
  let count = 0;
  for (const span of spans) {
    if (span.kind === 'emoji') count++;
    else if (span.kind !== 'words' || span.text.length > 100) return false;
    else
      for (const { segment } of graphemes.segment(span.text)) {
        if (oneEmoji.test(segment)) count++;
        else if (segment.trim() !== '') return false;
      }
    if (count > most) return false;
  }
  return count > 0;
}
