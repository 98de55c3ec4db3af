import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { type Mp4Facts, readMp4 } from './mp4.ts';

export type Sniffed = {
  /** Null: its bytes say nothing, as those of plain text. */
  readonly mimeType: string | null;
  readonly mp4: Mp4Facts | null;
};

/** Enough for every format that a browser shows; a whole archive is never unpacked to learn what it is. */
const headBytes = 64 * 1024;

/**
 * What a file is by its bytes. Neither its name nor what its sender says decides; that is heard only where bytes alike hold
 * sound or pictures (WebM).
 * @param saidType as its sender named it.
 */
export async function sniff(path: string, saidType: string | null): Promise<Sniffed> {
  const found = await fileTypeFromBuffer(await headOf(path)).catch(() => undefined);
  const type = found?.mime.split(';')[0] ?? null;
  if (type !== null && isMp4(type)) return sniffMp4(path, type, saidType);
  const sound = type === 'video/webm' && saidType?.toLowerCase().startsWith('audio/webm');
  return { mimeType: sound ? 'audio/webm' : type, mp4: null };
}

/** Films and sound in the same container. */
export function isMp4(type: string): boolean {
  return ['video/mp4', 'audio/mp4', 'audio/x-m4a', 'video/x-m4v', 'video/quicktime'].includes(type);
}

/** One container for pictures and sound; its first bytes do not say which. */
async function sniffMp4(path: string, type: string, saidType: string | null): Promise<Sniffed> {
  const mp4 = await readMp4(path);
  const tracks = mp4?.tracks ?? [];
  const isSound = tracks.length > 0 ? !tracks.includes('video') : saidType?.toLowerCase().startsWith('audio/');
  if (isSound) return { mimeType: 'audio/mp4', mp4 };
  return { mimeType: type === 'video/quicktime' ? type : 'video/mp4', mp4 };
}

/** Its first bytes. */
export async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(buffer, 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
