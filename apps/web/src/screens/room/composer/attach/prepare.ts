import { type FileFacts, isDecodable, lookAtFile, mediaKindOf, safeFileName } from '@engawa/domain';
import { mayBecomeJpeg, otherTypeOf, withEnding } from './file-types.ts';

/** A file as it will be uploaded, with what the browser could find out about it. */
export type Prepared = Pick<FileFacts, 'mimeType' | 'inPasses' | 'codecs'> & {
  readonly file: Blob;
  /** As it will arrive. */
  readonly name: string;
  readonly width?: number;
  readonly height?: number;
  readonly durationMs?: number;
  /** A picture that cannot be opened: it goes to be saved. */
  readonly asFile?: true;
  readonly poster?: Blob;
  /** Spoken here a moment ago: its name is of use to machines only. */
  readonly recorded?: true;
};

/** How long a damaged or foreign video may keep one waiting. */
const patienceMs = 8000;
const jpegQuality = 0.92;
/** Longest edge of a video's picture. */
const posterEdge = 1280;

/** Pixels of a picture that is opened here only to see whether it can be. */
const mostDrawn = 30_000_000;
/** Longest edge of a picture that is made smaller here. */
const shrunkEdge = 4096;

/**
 * Looks at the bytes of a file as the server will (`lookAtFile`), and turns pictures that the server does not know, or that
 * are too large for it, into JPEG. Never fails.
 */
export async function prepare(file: File): Promise<Prepared> {
  const look = await lookAtFile(bytesOf(file), file.type).catch(() => null);
  const mimeType = look?.mimeType ?? otherTypeOf(file);
  const plain = { file, name: safeFileName(file.name), mimeType, ...(look?.codecs && { codecs: look.codecs }) };
  if (mayBecomeJpeg(mimeType)) return (await asJpeg(file).catch(() => null)) ?? plain;
  const kind = mediaKindOf(mimeType);
  if (kind === 'image') return preparePicture(plain, { ...look, mimeType });
  if (kind === 'video') return { ...plain, ...(await lookAtVideo(file).catch(() => ({}))) };
  if (kind === 'audio') return { ...plain, ...(await lengthOf(file).catch(() => ({}))) };
  return plain;
}

async function preparePicture(plain: Prepared & { file: File }, facts: Omit<FileFacts, 'bytes'>): Promise<Prepared> {
  const { width = 0, height = 0, inPasses = false } = facts;
  if (!isDecodable(facts)) return (await asJpeg(plain.file).catch(() => null)) ?? { ...plain, width, height, inPasses };
  // A tab of a phone has no room for the largest ones, which are whole as far as their header says.
  if (width * height > mostDrawn) return { ...plain, width, height, inPasses };
  const size = await sizeOf(plain.file).catch(() => null);
  // Which of these this browser should be able to read, so that not even its size means that it is broken.
  if (!size) return plain.mimeType === 'image/avif' ? plain : { ...plain, asFile: true };
  return { ...plain, ...size, inPasses };
}

function bytesOf(file: Blob) {
  const read = async (at: number, length: number) => new Uint8Array(await file.slice(at, at + length).arrayBuffer());
  return { size: file.size, read };
}

async function sizeOf(file: Blob): Promise<{ width: number; height: number }> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

async function asJpeg(file: File): Promise<Prepared> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, shrunkEdge / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const jpeg = await drawn(bitmap, width, height);
  bitmap.close();
  return { file: jpeg, name: withEnding(safeFileName(file.name), 'jpg'), mimeType: 'image/jpeg', width, height };
}

async function lookAtVideo(file: Blob) {
  return withMedia(document.createElement('video'), file, async (video) => {
    const { videoWidth: width, videoHeight: height, duration } = video;
    const facts = { ...(width && { width, height }), ...durationOf(duration) };
    if (!width) return facts;
    video.currentTime = Math.min(1, duration / 2 || 0);
    await once(video, 'seeked');
    const scale = Math.min(1, posterEdge / Math.max(width, height));
    return { ...facts, poster: await drawn(video, Math.round(width * scale), Math.round(height * scale)) };
  });
}

async function lengthOf(file: Blob) {
  return withMedia(document.createElement('audio'), file, async ({ duration }) => durationOf(duration));
}

async function withMedia<M extends HTMLMediaElement, R>(
  media: M,
  file: Blob,
  look: (media: M) => Promise<R>,
): Promise<R> {
  const url = URL.createObjectURL(file);
  try {
    media.muted = true;
    media.preload = 'auto';
    media.src = url;
    await once(media, media instanceof HTMLVideoElement ? 'loadeddata' : 'loadedmetadata');
    return await look(media);
  } finally {
    media.removeAttribute('src');
    media.load();
    URL.revokeObjectURL(url);
  }
}

function durationOf(seconds: number): { durationMs?: number } {
  return Number.isFinite(seconds) && seconds > 0 ? { durationMs: Math.round(seconds * 1000) } : {};
}

function once(media: HTMLMediaElement, event: string): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`no ${event}`)), patienceMs);
    media.addEventListener(event, () => done(clearTimeout(timer)), { once: true });
    media.addEventListener('error', () => fail(new Error(`no ${event}`)), { once: true });
  });
}

async function drawn(source: CanvasImageSource, width: number, height: number): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  // What is see-through would turn black in a JPEG.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(source, 0, 0, width, height);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('canvas'))), 'image/jpeg', jpegQuality),
  );
}
