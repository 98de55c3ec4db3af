import type { MediaId, MessageId } from '@engawa/domain';
import { fileLinkOf } from './file-links.ts';
import { type MediaRow, mediaById } from './media.ts';
import type { Reader } from './store.ts';

/** What LINE takes from us (Messaging API reference, Image, Video, Audio message), and how such a file's name ends. */
const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'video/mp4': 'mp4',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/m4a': 'm4a',
  'audio/mpeg': 'mp3',
};

export function lineExtension(mimeType: string): string | null {
  return extensions[mimeType] ?? null;
}

/** What a message to LINE names instead of the bytes. Addresses live as long as the message. */
export type MediaForLine = {
  readonly originalContentUrl: string;
  /** Null for sound. */
  readonly previewImageUrl: string | null;
  readonly durationMs: number | null;
  readonly mimeType: string;
};

/** @param publicUrl without a slash at the end. Null: LINE has no way to take this file, or it is gone. */
export async function mediaForLine(db: Reader, id: MediaId, publicUrl: string): Promise<MediaForLine | null> {
  const row = await mediaById(db, id);
  const extension = row && lineExtension(row.line_mime_type ?? '');
  if (!row || !extension || !row.line_key || row.status !== 'ready') return null;
  const folder = `${publicUrl}/media/line/${row.line_key}`;
  return {
    originalContentUrl: `${folder}/original.${extension}`,
    previewImageUrl: row.line_preview_key ? `${folder}/preview.jpg` : null,
    durationMs: row.duration_ms,
    mimeType: row.line_mime_type!,
  };
}

/** What the card says that leads to a file's page. */
export type LinkForLine = {
  readonly url: string;
  readonly expiresAt: string;
} & Omit<FileForPage, 'blobKey'>;

/** A file as its page hands it out. */
export type FileForPage = {
  readonly name: string;
  /** Null: not known before it is read. */
  readonly bytes: number | null;
  readonly mimeType: string | null;
  readonly blobKey: string | null;
};

/** Of a picture what was made of it for LINE, without place and camera; of all else the file as it was sent. */
export function fileForPage(row: MediaRow): FileForPage {
  const name = row.name ?? 'file';
  const extension = lineExtension(row.line_mime_type ?? '');
  if (!row.line_blob_key || !extension)
    return { name, bytes: row.bytes, mimeType: row.mime_type, blobKey: row.blob_key };
  const picture = { bytes: null, mimeType: row.line_mime_type, blobKey: row.line_blob_key };
  return { name: `${name.replace(/\.[^.]*$/, '')}.${extension}`, ...picture };
}

/** Null: there is no page. LINE's own browser saves no files, so the address opens the phone's (LINE docs, URL scheme). */
export async function linkForLine(db: Reader, messageId: MessageId, publicUrl: string): Promise<LinkForLine | null> {
  const link = await fileLinkOf(db, messageId);
  const row = link && (await mediaById(db, link.media_id));
  if (!row) return null;
  const { name, bytes, mimeType } = fileForPage(row);
  const url = `${fileLinkUrl(publicUrl, link.token)}?openExternalBrowser=1`;
  return { url, name, bytes, mimeType, expiresAt: link.expires_at };
}

export function fileLinkUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/f/${token}`;
}
