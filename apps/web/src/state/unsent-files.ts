import type { MediaId } from '@engawa/domain';
import { cache } from './cache.ts';
import { endsWithMember } from './member-end.ts';

/** The bytes of something that was attached, and for a video the picture to show before it plays. */
export type UnsentFile = { readonly file: Blob; readonly poster?: Blob };

const inMemory = new Map<MediaId, UnsentFile>();
/** What is on the disk stays with its owner. */
endsWithMember(() => inMemory.clear());

/** Keeps a file on this device until the server has it. Where the browser keeps nothing it lives as long as the page. */
export function keepFile(mediaId: MediaId, file: UnsentFile): void {
  inMemory.set(mediaId, file);
  void cache()
    ?.put('file', file, mediaId)
    .catch(() => {});
}

/** @returns null when this device has lost it. */
export async function fileOf(mediaId: MediaId): Promise<UnsentFile | null> {
  const known = inMemory.get(mediaId) ?? (await cache()?.get('file', mediaId));
  if (known) inMemory.set(mediaId, known);
  return known ?? null;
}

export function forgetFile(mediaId: MediaId): void {
  inMemory.delete(mediaId);
  void cache()
    ?.delete('file', mediaId)
    .catch(() => {});
}
