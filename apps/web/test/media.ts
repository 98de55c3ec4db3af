import type { MediaContent, MediaView } from '@engawa/domain';

/** A file that is there, for example a photo of 1,200 × 900. */
export const file = (id: string, change: Partial<MediaView> = {}): MediaView => ({
  id,
  status: 'ready',
  reason: null,
  name: `${id}.jpg`,
  mimeType: 'image/jpeg',
  bytes: 412_000,
  width: 1200,
  height: 900,
  durationMs: null,
  thumb: true,
  ...change,
});

export const picture = (id: string, change: Partial<MediaView> = {}): MediaContent => ({
  kind: 'image',
  media: file(id, change),
});
