import { mediaKindOf } from '@engawa/domain';

/** Endings of files for which some systems tell the browser no type. */
const typesByEnding: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  heic: 'image/heic',
  heif: 'image/heif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  m4a: 'audio/mp4',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  webm: 'video/webm',
  webp: 'image/webp',
};

/** The type of a file whose bytes are not known here, as the browser says or by its ending; never one that would be shown. */
export function otherTypeOf(file: { readonly name: string; readonly type: string }): string {
  const type = typeOf(file);
  return mediaKindOf(type) === 'file' ? type : 'application/octet-stream';
}

function typeOf(file: { readonly name: string; readonly type: string }): string {
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  return file.type || typesByEnding[ending] || 'application/octet-stream';
}

/** A picture that only this browser may be able to read, HEIC above all; drawings with script in them stay files. */
export function mayBecomeJpeg(mimeType: string): boolean {
  return mimeType.startsWith('image/') && mimeType !== 'image/svg+xml' && mediaKindOf(mimeType) === 'file';
}

/** `IMG_1.heic` → `IMG_1.jpg` */
export function withEnding(name: string, ending: string): string {
  return `${name.replace(/\.[^.]{1,10}$/, '')}.${ending}`;
}
