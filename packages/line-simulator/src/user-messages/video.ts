import type { webhook } from '@line/bot-sdk';
import type { ContentBytes } from '../content/content-bytes.ts';
import { type ExternalAddress, provideContent } from './content-provider.ts';
import type { UserMessage } from './user-message.ts';

/** How often LINE says by default that a video is still being prepared. */
const PREPARING_ANSWERS = 2;
/** What LINE shows of a video whose picture nobody gave: one grey point. */
const GREY_POINT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

export interface VideoOptions {
  bytes: ContentBytes;
  mimeType: string;
  durationMs: number;
  /** A JPEG or PNG. */
  preview?: Buffer;
  /** Asked so many times, LINE answers that it is still preparing it; default 2. */
  preparingAnswers?: number;
  /** How the preparing ends; default `succeeded`. A failed one never becomes ready. */
  transcoding?: 'succeeded' | 'failed';
  external?: ExternalAddress;
}

export function videoMessage(options: VideoOptions): UserMessage {
  const { bytes, mimeType, durationMs, preview = GREY_POINT, external } = options;
  const { preparingAnswers = PREPARING_ANSWERS, transcoding = 'succeeded' } = options;
  const picture = { bytes: preview, mimeType: isPng(preview) ? 'image/png' : 'image/jpeg' };
  return {
    words: '[video]',
    ...(external
      ? {}
      : { content: { kind: 'video', bytes, mimeType, preview: picture, preparingAnswers, transcoding } }),
    build: ({ id, quoteToken, markAsReadToken }): webhook.VideoMessageContent => ({
      type: 'video',
      id,
      duration: durationMs,
      contentProvider: provideContent(external),
      quoteToken,
      markAsReadToken,
    }),
  };
}

function isPng(bytes: Buffer): boolean {
  return bytes[0] === 0x89;
}
