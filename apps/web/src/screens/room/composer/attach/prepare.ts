import { mediaKindOf } from '@engawa/domain';
import { mayBecomeJpeg, typeOf, withEnding } from './file-types.ts';

/** A file as it will be uploaded, with what the browser could find out about it. */
export type Prepared = {
  readonly file: Blob;
  readonly name: string;
  readonly mimeType: string;
  readonly width?: number;
  readonly height?: number;
  readonly durationMs?: number;
  readonly poster?: Blob;
  /** Spoken here a moment ago: its name is of use to machines only. */
  readonly recorded?: true;
};

/** How long a damaged or foreign video may keep one waiting. */
const patienceMs = 8000;
const jpegQuality = 0.92;
/** Longest edge of a video's picture. */
const posterEdge = 1280;

/** Reads what can be read of a file and turns pictures that the server does not know into JPEG. Never fails. */
export async function prepare(file: File): Promise<Prepared> {
  const mimeType = typeOf(file);
  const plain = { file, name: file.name, mimeType };
  if (mayBecomeJpeg(mimeType)) return (await asJpeg(file).catch(() => null)) ?? plain;
  const kind = mediaKindOf(mimeType);
  if (kind === 'image') return { ...plain, ...(await sizeOf(file).catch(() => ({}))) };
  if (kind === 'video') return { ...plain, ...(await lookAtVideo(file).catch(() => ({}))) };
  if (kind === 'audio') return { ...plain, ...(await lengthOf(file).catch(() => ({}))) };
  return plain;
}

async function sizeOf(file: Blob): Promise<{ width: number; height: number }> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

async function asJpeg(file: File): Promise<Prepared> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  const jpeg = await drawn(bitmap, width, height);
  bitmap.close();
  return { file: jpeg, name: withEnding(file.name, 'jpg'), mimeType: 'image/jpeg', width, height };
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
