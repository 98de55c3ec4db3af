import { isDecodable, lineLimits } from '@engawa/domain';
import sharp, { type Sharp } from 'sharp';

/** Pixels, as it is to be seen: after its orientation. */
export type ImageSize = { readonly width: number; readonly height: number };

// Only what is read here may be decoded, whatever else the library knows: SVG and TIFF bring parsers that were attacked often.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}`),
});
sharp.cache(false);
sharp.concurrency(1);

/** Its header can be read, and the rest would take all memory. */
export class TooManyPixelsError extends Error {
  override readonly name = 'TooManyPixelsError';
}

const largestSide = 4096;
const thumbSide = 480;
const previewSide = 1024;
const background = '#ffffff';

export type ShownImage = ImageSize & { readonly thumb: Buffer };

/** How large a picture is, and a small WebP of it. @throws Error when it cannot be read. */
export async function showImage(path: string): Promise<ShownImage> {
  const { size } = await readHeader(path);
  return { ...size, thumb: await thumbOf(openImage(path)) };
}

/** What LINE takes of a picture: turned upright, without place and camera, the first frame of one that moves. */
export type LineImage = ShownImage & {
  readonly original: Buffer;
  readonly mimeType: string;
  readonly preview: Buffer;
};

/** The large picture is opened once: the small ones are made of what was made of it. @throws Error when it cannot be read. */
export async function makeLineImage(path: string): Promise<LineImage> {
  const { size, hasAlpha, orientation } = await readHeader(path);
  const attempts = hasAlpha ? [...pngs(path), ...jpegs(path)] : jpegs(await easilyTurned(path, orientation));
  const { image: original, mimeType } = await firstThatFits(attempts, lineLimits.imageBytes);
  const [thumb, preview] = [await thumbOf(sharp(original)), await previewOf(original)];
  return { ...size, original, mimeType, thumb, preview };
}

/** The picture of a video: for members, and as LINE takes it. @throws Error when it cannot be read. */
export async function makePoster(path: string): Promise<{ thumb: Buffer; preview: Buffer }> {
  await readHeader(path);
  const preview = await previewOf(path);
  return { thumb: await thumbOf(sharp(preview)), preview };
}

/** A member's photo as everybody may see it: a PNG that LINE takes, and nothing else that its file held. @throws Error when it cannot be read. */
export async function makePhoto(path: string): Promise<Buffer> {
  await readHeader(path);
  const attempts = [2048, 1024, 640, 320].map((side) => ({
    mimeType: 'image/png',
    make: () => within(openImage(path), side).png().toBuffer(),
  }));
  return (await firstThatFits(attempts, lineLimits.senderIconBytes)).image;
}

/** A preview for a video of which nobody gave a picture: LINE demands one, of the same shape. */
export function blankPreview({ width, height }: ImageSize): Promise<Buffer> {
  const scale = thumbSide / Math.max(width, height);
  const sides = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  return sharp({ create: { ...sides, channels: 3, background: '#2b2b2b' } })
    .jpeg({ quality: 80 })
    .toBuffer();
}

type Header = { readonly size: ImageSize; readonly hasAlpha: boolean; readonly orientation: number };

async function readHeader(path: string): Promise<Header> {
  const metadata = await sharp(path, { failOn: 'error' }).metadata();
  const { autoOrient, format, isProgressive, hasAlpha, orientation = 1 } = metadata;
  const size = { width: autoOrient.width, height: autoOrient.height };
  // What this library reads of HEIF is AVIF alone.
  const mimeType = `image/${format === 'heif' ? 'avif' : format}`;
  if (!isDecodable({ mimeType, ...size, inPasses: isProgressive }))
    throw new TooManyPixelsError(`${size.width} × ${size.height}`);
  return { size, hasAlpha, orientation };
}

/**
 * Who turns a picture must hold it whole, who makes it smaller sees it line by line: one after the other takes less memory
 * than both at once. What comes between them is kept so well that no loss can be seen.
 */
async function easilyTurned(path: string, orientation: number): Promise<string | Buffer> {
  if (orientation === 1) return path;
  return within(openImage(path, { autoOrient: false }), largestSide)
    .flatten({ background })
    .withMetadata({ orientation })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4', optimiseCoding: false })
    .toBuffer();
}

function openImage(from: string | Buffer, { autoOrient = true } = {}): Sharp {
  // `readHeader` has looked at the number of pixels.
  return sharp(from, { failOn: 'error', limitInputPixels: false, sequentialRead: true, autoOrient });
}

function within(image: Sharp, side: number): Sharp {
  return image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
}

type Attempt = { readonly mimeType: string; make(): Promise<Buffer> };

/** From the best to the smallest; the last fits whatever the picture shows. */
function jpegs(from: string | Buffer): Attempt[] {
  const steps: [side: number, quality: number][] = [
    [largestSide, 90],
    [largestSide, 80],
    [3072, 80],
    [2048, 75],
    [1024, 70],
  ];
  return steps.map(([side, quality]) => ({
    mimeType: 'image/jpeg',
    make: () => jpeg(openImage(from), side, quality),
  }));
}

function pngs(path: string): Attempt[] {
  return [largestSide, 2048, 1280].map((side) => ({
    mimeType: 'image/png',
    make: () => within(openImage(path), side).png().toBuffer(),
  }));
}

function thumbOf(image: Sharp): Promise<Buffer> {
  return within(image, thumbSide).webp({ quality: 75 }).toBuffer();
}

async function previewOf(from: string | Buffer): Promise<Buffer> {
  const steps = [previewSide, previewSide / 2].map((side) => ({
    mimeType: 'image/jpeg',
    make: () => jpeg(openImage(from), side, 80),
  }));
  return (await firstThatFits(steps, lineLimits.previewBytes)).image;
}

function jpeg(image: Sharp, side: number, quality: number): Promise<Buffer> {
  return within(image, side).flatten({ background }).jpeg({ quality, optimiseCoding: false }).toBuffer();
}

async function firstThatFits(attempts: readonly Attempt[], limitBytes: number) {
  for (const { mimeType, make } of attempts) {
    const image = await make();
    if (image.length <= limitBytes) return { image, mimeType };
  }
  throw new Error('does not get small enough');
}
