import type { webhook } from '@line/bot-sdk';
import { type ContentBytes, sizeOf } from '../content/content-bytes.ts';
import type { UserMessage } from './user-message.ts';

export interface FileOptions {
  bytes: ContentBytes;
  /** As the user's device names it; LINE does not clean it. */
  fileName: string;
}

/** Any file. LINE tells name and size but no media type, and it cannot be quoted. */
export function fileMessage({ bytes, fileName }: FileOptions): UserMessage {
  const mimeType = 'application/octet-stream';
  return {
    words: fileName,
    content: { kind: 'file', bytes, mimeType, preparingAnswers: 0, transcoding: 'succeeded' },
    build: ({ id, markAsReadToken }): webhook.FileMessageContent => ({
      type: 'file',
      id,
      fileName,
      fileSize: sizeOf(bytes),
      markAsReadToken,
    }),
  };
}
