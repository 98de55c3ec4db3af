import type { MediaId } from '@engawa/domain';
import { cache, intoCache } from './cache.ts';
import { endsWithMember } from './member-end.ts';

/** The bytes of something that was attached, and for a video the picture to show before it plays. */
export type UnsentFile = { readonly file: Blob; readonly poster?: Blob };

const inMemory = new Map<MediaId, UnsentFile>();
/** What is on the disk stays with its owner. */
endsWithMember(() => inMemory.clear());

/** Keeps a file on this device until the server has it. @returns false when the device takes it not: it lives as long as the page */
export function keepFile(mediaId: MediaId, file: UnsentFile): Promise<boolean> {
  inMemory.set(mediaId, file);
  return intoCache((db) => db.put('file', file, mediaId));
}

/** @returns null when this page does not hold it. */
export function fileInMemory(mediaId: MediaId): UnsentFile | null {
  return inMemory.get(mediaId) ?? null;
}

/** @returns null when this device has lost it. */
export async function fileOf(mediaId: MediaId): Promise<UnsentFile | null> {
  const known =
    inMemory.get(mediaId) ??
    (await cache()
      ?.get('file', mediaId)
      .catch(() => undefined));
  if (known) inMemory.set(mediaId, known);
  return known ?? null;
}

export function forgetFile(mediaId: MediaId): void {
  inMemory.delete(mediaId);
  void intoCache((db) => db.delete('file', mediaId));
}
