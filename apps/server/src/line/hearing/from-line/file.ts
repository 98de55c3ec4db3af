import { type Album, type MediaKind, safeFileName } from '@engawa/domain';
import { countIn, idIn, type Outside, outside, printableIn } from './outside.ts';

/** A picture, video, sound or other file; where it lies and what LINE says of it. */
export type FileFromLine = {
  readonly kind: MediaKind;
  /** Safe to show and to save under. */
  readonly name: string | null;
  readonly bytes: number | null;
  readonly durationMs: number | null;
  /** Null: at LINE. An address that cannot be one is empty. */
  readonly external: { readonly url: string; readonly previewUrl: string | null } | null;
  readonly album: Album | null;
};

export function isFileType(type: unknown): type is MediaKind {
  return type === 'image' || type === 'video' || type === 'audio' || type === 'file';
}

export function fileFromLine(kind: MediaKind, message: Outside): FileFromLine {
  return {
    kind,
    name: kind === 'file' ? nameIn(message.fileName) : null,
    bytes: countIn(message.fileSize, Number.MAX_SAFE_INTEGER),
    durationMs: countIn(message.duration),
    external: externalIn(outside(message.contentProvider)),
    album: kind === 'image' ? albumIn(outside(message.imageSet)) : null,
  };
}

function nameIn(fileName: unknown): string {
  return safeFileName(typeof fileName === 'string' ? fileName.slice(-2000) : '');
}

function externalIn({ type, originalContentUrl, previewImageUrl }: Outside): FileFromLine['external'] {
  if (type !== 'external') return null;
  return { url: printableIn(originalContentUrl) ?? '', previewUrl: printableIn(previewImageUrl) };
}

function albumIn(imageSet: Outside): Album | null {
  const id = idIn(imageSet.id);
  // LINE counts from 1.
  return id === null ? null : { id, index: countIn(imageSet.index) || null, total: countIn(imageSet.total) || null };
}
