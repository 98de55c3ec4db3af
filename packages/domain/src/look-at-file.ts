import { typeOfBytes } from './file-bytes.ts';
import type { FileFacts } from './media.ts';
import { type ByteSource, type Mp4Facts, readMp4 } from './mp4-header.ts';

/** What a file's bytes say of it: with this both the browser's promise and the server's deed are decided. */
export type FileLook = Omit<FileFacts, 'mimeType'> & {
  /** Null: none that is shown or played. */
  readonly mimeType: string | null;
  readonly mp4: Mp4Facts | null;
};

/** Enough for every format that a browser shows. */
const headBytes = 64 * 1024;
const mp4Types: readonly string[] = ['video/mp4', 'audio/mp4', 'video/quicktime'];

/**
 * What a file is by its bytes. Neither its name nor what its sender says decides; that is heard only where bytes alike hold
 * sound or pictures. @param saidType as its sender named it.
 */
export async function lookAtFile(source: ByteSource, saidType: string | null): Promise<FileLook> {
  const head = await source.read(0, Math.min(headBytes, source.size));
  const type = typeOfBytes(head);
  const saidSound = !!saidType?.toLowerCase().startsWith('audio/');
  const plain = { bytes: source.size, mp4: null };
  if (type === null || !mp4Types.includes(type)) {
    const mimeType = type === 'video/webm' && saidSound ? 'audio/webm' : type;
    return { ...plain, mimeType, ...(type && (await pixelsOf(type, head, source))) };
  }
  const mp4 = await readMp4(source);
  const tracks = mp4?.tracks ?? [];
  const isSound = tracks.length > 0 ? !tracks.some(({ kind }) => kind === 'video') : saidSound;
  const codecs = tracks.flatMap(({ kind, codec }) => (codec !== null && kind !== 'other' ? [codec] : []));
  return { ...plain, mimeType: isSound ? 'audio/mp4' : type === 'audio/mp4' ? 'video/mp4' : type, mp4, codecs };
}

type Pixels = Pick<FileFacts, 'width' | 'height' | 'inPasses'>;

/** Of pictures whose header says it plainly; as they lie in the file, before they are turned. */
async function pixelsOf(type: string, head: Uint8Array, source: ByteSource): Promise<Pixels> {
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (type === 'image/jpeg') return jpegPixels(source);
  if ((type === 'image/png' || type === 'image/apng') && head.length >= 29)
    return { width: view.getUint32(16), height: view.getUint32(20), inPasses: view.getUint8(28) === 1 };
  if (type === 'image/gif' && head.length >= 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  return type === 'image/webp' && head.length >= 30 ? webpPixels(view) : {};
}

/** WebP container specification; RFC 6386, 9.1. */
function webpPixels(view: DataView): Pixels {
  const form = String.fromCharCode(view.getUint8(15));
  if (form === 'X') return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (form === 'L') {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
}

/** A camera writes this many segments at most before the picture begins. */
const mostSegments = 200;

/** The frame header says size and whether it comes in passes (ITU T.81, B.2.2). */
async function jpegPixels(source: ByteSource): Promise<Pixels> {
  let at = 2;
  for (let segments = 0; segments < mostSegments; segments++) {
    const bytes = await source.read(at, 9);
    if (bytes.length < 9 || bytes[0] !== 0xff) return {};
    const marker = bytes[1]!;
    const view = new DataView(bytes.buffer, bytes.byteOffset, 9);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { height: view.getUint16(5), width: view.getUint16(7), inPasses: marker !== 0xc0 && marker !== 0xc1 };
    // A byte of filling before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(2);
  }
  return {};
}
