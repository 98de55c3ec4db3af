import type { DeliveryReason } from '@engawa/domain';
import type { messagingApi } from '@line/bot-sdk';
import type { Words } from '../../../outbox/sender.ts';
import type { Addresses } from '../to-line.ts';

/** LINE fetches the file from us whenever somebody looks at it (Messaging API reference, Image, Video, Audio message). */
export function mediaMessage(words: Words, addresses: Addresses): messagingApi.Message | DeliveryReason {
  const { content, file } = words;
  const originalContentUrl = file?.original ? addresses.fetched(file.original) : null;
  if (!originalContentUrl) return 'mediaMissing';
  if (content.kind === 'audio') {
    return { type: 'audio', originalContentUrl, duration: Math.max(1, file?.durationMs ?? unknownMs) };
  }
  const previewImageUrl = file?.preview ? addresses.fetched(file.preview) : null;
  if (!previewImageUrl) return 'mediaMissing';
  if (content.kind === 'image') return { type: 'image', originalContentUrl, previewImageUrl };
  // LINE tells by it that the video was watched, but takes none in a group.
  const tracking = words.direct ? { trackingId: words.messageId } : {};
  return { type: 'video', originalContentUrl, previewImageUrl, ...tracking };
}

/** LINE wants to know how long it is; its player finds out by itself. */
const unknownMs = 1000;
