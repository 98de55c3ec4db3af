import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLineImage } from './images.ts';

describe('a picture on its way to LINE', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'engawa-images-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Red above, and a green corner on its right; as a camera stores it that was held in one of the eight ways of EXIF. */
  async function held(orientation: number): Promise<string> {
    const green = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#00ff00' } })
      .png()
      .toBuffer();
    const red = await sharp({ create: { width: 120, height: 40, channels: 3, background: '#ff0000' } })
      .png()
      .toBuffer();
    const upright = await sharp({ create: { width: 120, height: 80, channels: 3, background: '#0000ff' } })
      .composite([
        { input: red, left: 0, top: 0 },
        { input: green, left: 80, top: 0 },
      ])
      .png()
      .toBuffer();
    const path = join(folder, `${orientation}.jpg`);
    await writeFile(path, await asStored(upright, orientation));
    return path;
  }

  /** The way back from upright (EXIF 2.32, Orientation). */
  async function asStored(upright: Buffer, orientation: number): Promise<Buffer> {
    const mirrored = [2, 4, 5, 7].includes(orientation);
    const angle = [0, 0, 180, 180, 270, 270, 90, 90][orientation - 1];
    const flopped = await sharp(upright).flop(mirrored).png().toBuffer();
    return sharp(flopped).rotate(angle).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
  }

  async function colours(image: Buffer): Promise<string[]> {
    const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => {
      const from = (y * info.width + x) * info.channels;
      const [r, g, b] = data.subarray(from, from + 3);
      return r! > 150 ? 'red' : g! > 150 ? 'green' : b! > 150 ? 'blue' : 'none';
    };
    const [right, low] = [info.width - 10, info.height - 10];
    return [at(10, 10), at(right, 10), at(10, low), at(right, low)];
  }

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is upright however the camera was held (EXIF orientation %i)', async (way) => {
    const { original, preview, thumb, width, height } = await makeLineImage(await held(way));
    for (const image of [original, preview, thumb]) {
      expect(await colours(image)).toEqual(['red', 'green', 'blue', 'blue']);
      const { orientation, exif } = await sharp(image).metadata();
      expect({ orientation, exif }).toEqual({ orientation: undefined, exif: undefined });
    }
    expect({ width, height }).toEqual({ width: 120, height: 80 });
  });
});
