import sharp from 'sharp';

/** Pictures as phones and strangers make them. */

/** Lies on its side as the camera held it, and tells where it was taken. */
export function photoWithPlace(width = 800, height = 600): Promise<Buffer> {
  return grain(width, height)
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 1/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

export function seeThroughPng(width: number, height: number): Promise<Buffer> {
  const background = { r: 20, g: 120, b: 80, alpha: 0.5 };
  return sharp({ create: { width, height, channels: 4, background } })
    .png()
    .toBuffer();
}

/** Two frames of a moving GIF. */
export async function movingGif(side: number): Promise<Buffer> {
  const frame = (background: string) =>
    sharp({ create: { width: side, height: side, channels: 3, background } })
      .png()
      .toBuffer();
  return sharp([await frame('#ff0000'), await frame('#0000ff')], { join: { animated: true } })
    .gif()
    .toBuffer();
}

/** A few hundred kilobytes that want gigabytes of memory. */
export function bombPng(): Promise<Buffer> {
  return sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: 'black' } })
    .png()
    .toBuffer();
}

function grain(width: number, height: number) {
  return sharp({
    create: { width, height, channels: 3, background: 'black', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  });
}

/** The header of an mp4 with one track, and nothing to see. @param track `vide` or `soun`. */
export function mp4(track: 'vide' | 'soun', { width = 640, height = 360, ms = 2000, padding = 0 } = {}): Buffer {
  const movie = Buffer.alloc(100);
  movie.writeUInt32BE(1000, 12);
  movie.writeUInt32BE(ms, 16);
  const header = Buffer.alloc(84);
  header.writeUInt32BE(0x10000, 40);
  header.writeUInt32BE(width << 16, 76);
  header.writeUInt32BE(height << 16, 80);
  const handler = Buffer.alloc(24);
  handler.write(track, 8, 'latin1');
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isommp42', 'latin1')),
    box('mdat', Buffer.alloc(padding)),
    box('moov', box('mvhd', movie), box('trak', box('tkhd', header), box('mdia', box('hdlr', handler)))),
  ]);
}

export function box(type: string, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}
