import type { webhook } from '@line/bot-sdk';
import type { ContentBytes } from '../content/content-bytes.ts';
import { type ExternalAddress, provideContent } from './content-provider.ts';
import type { UserMessage } from './user-message.ts';

export interface ImageOptions {
  bytes: ContentBytes;
  mimeType: string;
  /** One of several images sent at once; index counts from 1, old LINE for Android leaves index and total out. */
  imageSet?: webhook.ImageSet;
  /** The image lies elsewhere and LINE does not serve it (sent with `liff.sendMessages`). */
  external?: ExternalAddress;
}

/** A photo or picture; its preview is the picture itself. */
export function imageMessage({ bytes, mimeType, imageSet, external }: ImageOptions): UserMessage {
  return {
    words: '[image]',
    ...(external
      ? {}
      : {
          content: {
            kind: 'image',
            bytes,
            mimeType,
            preview: { bytes, mimeType },
            preparingAnswers: 0,
            transcoding: 'succeeded',
          },
        }),
    build: ({ id, quoteToken, markAsReadToken }): webhook.ImageMessageContent => ({
      type: 'image',
      id,
      contentProvider: provideContent(external),
      ...(imageSet === undefined ? {} : { imageSet }),
      quoteToken,
      markAsReadToken,
    }),
  };
}
