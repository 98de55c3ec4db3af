import type { webhook } from '@line/bot-sdk';
import type { ContentBytes } from '../content/content-bytes.ts';
import { type ExternalAddress, provideContent } from './content-provider.ts';
import type { UserMessage } from './user-message.ts';

export interface AudioOptions {
  bytes: ContentBytes;
  mimeType: string;
  durationMs: number;
  /** Asked so many times, LINE answers that it is still preparing it; default 0. */
  preparingAnswers?: number;
  external?: ExternalAddress;
}

/** A voice message; it can be neither quoted nor previewed (LINE docs, Get quote tokens). */
export function audioMessage(options: AudioOptions): UserMessage {
  const { bytes, mimeType, durationMs, preparingAnswers = 0, external } = options;
  return {
    words: '[audio]',
    ...(external ? {} : { content: { kind: 'audio', bytes, mimeType, preparingAnswers, transcoding: 'succeeded' } }),
    build: ({ id, markAsReadToken }): webhook.AudioMessageContent => ({
      type: 'audio',
      id,
      duration: durationMs,
      contentProvider: provideContent(external),
      markAsReadToken,
    }),
  };
}
