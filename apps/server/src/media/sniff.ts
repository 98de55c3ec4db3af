import { open } from 'node:fs/promises';
import { type FileLook, lookAtFile, mediaKindOf } from '@engawa/domain';
import { fileTypeFromBuffer } from 'file-type';

/** Enough for every format that is known; a whole archive is never unpacked to learn what it is. */
const headBytes = 64 * 1024;

/**
 * What a file is by its bytes, as the browser that promised something of it saw it too (`lookAtFile`); here also a name for
 * what is neither shown nor played.
 * @param saidType as its sender named it.
 */
export async function sniff(path: string, saidType: string | null): Promise<FileLook> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const read = async (at: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    };
    const look = await lookAtFile({ size, read }, saidType);
    return look.mimeType === null ? { ...look, mimeType: await otherType(await read(0, headBytes)) } : look;
  } finally {
    await file.close();
  }
}

async function otherType(head: Buffer): Promise<string | null> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  const type = found?.mime.split(';')[0] ?? null;
  // One rule says what is shown or played.
  return type !== null && mediaKindOf(type) === 'file' ? type : null;
}

/** Films and sound in the same container. */
export function isMp4(type: string): boolean {
  return ['video/mp4', 'audio/mp4', 'video/quicktime'].includes(type);
}

/** Its first bytes. */
export async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
