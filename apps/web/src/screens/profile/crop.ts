import { lineLimits } from '@engawa/domain';

/** The square cut out of a picture: its centre in the picture's pixels, and how many times the largest square is enlarged. */
export type Crop = { readonly x: number; readonly y: number; readonly zoom: number };
export type Size = { readonly width: number; readonly height: number };

export const largestZoom = 4;

/** The largest square in the middle. */
export function wholeCrop({ width, height }: Size): Crop {
  return { x: width / 2, y: height / 2, zoom: 1 };
}

/** Edge of the square in the picture's pixels. */
export function cropEdge({ width, height }: Size, crop: Crop): number {
  return Math.min(width, height) / crop.zoom;
}

/** The nearest crop that lies within the picture. */
export function withinPicture(picture: Size, crop: Crop): Crop {
  const zoom = between(1, crop.zoom, largestZoom);
  const half = cropEdge(picture, { ...crop, zoom }) / 2;
  return {
    x: between(half, crop.x, picture.width - half),
    y: between(half, crop.y, picture.height - half),
    zoom,
  };
}

export function drawCrop(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const edge = cropEdge(picture, crop);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.imageSmoothingQuality = 'high';
  // A photo is seen on many grounds, at LINE too: what one could see through has its own.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, crop.x - edge / 2, crop.y - edge / 2, edge, edge, 0, 0, canvas.width, canvas.height);
}

/** Edges tried for the PNG in pixels, until it is small enough for LINE. */
const pngEdges = [640, 480, 360, 240];

/** The crop as a square PNG that LINE takes as a sender's picture. @throws Error when the browser gives none. */
export async function cropPng(picture: ImageBitmap, crop: Crop): Promise<Blob> {
  for (const edge of pngEdges) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = edge;
    drawCrop(canvas, picture, crop);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png && png.size <= lineLimits.senderIconBytes) return png;
  }
  throw new Error('no PNG of this picture is small enough');
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
