import { open } from 'node:fs/promises';
import { type Box, BoxReader } from './boxes.ts';

/** What the header of an mp4 says (ISO/IEC 14496-12); what it does not say is null. */
export type Mp4Facts = {
  readonly tracks: readonly ('video' | 'audio' | 'other')[];
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
};

type Track = { readonly kind: 'video' | 'audio' | 'other'; readonly width: number; readonly height: number };

/** A header of more boxes than this was written to keep us busy. */
const mostBoxes = 2000;

/** Reads only headers, wherever in the file they stand. Null: there is none that can be read. */
export async function readMp4(path: string): Promise<Mp4Facts | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await new Mp4Reader(new BoxReader(file, mostBoxes)).facts(size);
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

/** Whether the file ends before its last box does. No for what cannot be followed to its end. */
export async function isCutMp4(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await new BoxReader(file, mostBoxes).isCut(size).catch(() => false);
  } finally {
    await file.close();
  }
}

class Mp4Reader {
  readonly #boxes: BoxReader;

  constructor(boxes: BoxReader) {
    this.#boxes = boxes;
  }

  async facts(size: number): Promise<Mp4Facts | null> {
    const movie = await this.#boxes.find({ from: 0, to: size }, 'moov');
    if (!movie) return null;
    const boxes = await Array.fromAsync(this.#boxes.boxes(movie));
    const header = boxes.find(({ type }) => type === 'mvhd');
    const tracks: Track[] = [];
    for (const box of boxes) if (box.type === 'trak') tracks.push(await this.#track(box));
    const video = tracks.find(({ kind, width, height }) => kind === 'video' && width > 0 && height > 0);
    return {
      tracks: tracks.map(({ kind }) => kind),
      width: video?.width ?? null,
      height: video?.height ?? null,
      durationMs: header ? await this.#duration(header) : null,
    };
  }

  async #track(box: Box): Promise<Track> {
    const header = await this.#boxes.find(box, 'tkhd');
    const media = await this.#boxes.find(box, 'mdia');
    const handler = media && (await this.#boxes.find(media, 'hdlr'));
    const name = handler ? (await this.#boxes.read(handler.from + 8, 4)).toString('latin1') : '';
    const kind = name === 'vide' ? 'video' : name === 'soun' ? 'audio' : 'other';
    return { kind, ...(header ? await this.#size(header) : { width: 0, height: 0 }) };
  }

  /** Width and height stand last, after the matrix that says how the picture is turned. */
  async #size(header: Box): Promise<{ width: number; height: number }> {
    const end = await this.#boxes.read(header.to - 44, 44);
    const turned = end.readInt32BE(0) === 0 && end.readInt32BE(4) !== 0;
    const [a, b] = [Math.round(end.readUInt32BE(36) / 65_536), Math.round(end.readUInt32BE(40) / 65_536)];
    return turned ? { width: b, height: a } : { width: a, height: b };
  }

  async #duration(header: Box): Promise<number | null> {
    const bytes = await this.#boxes.read(header.from, 32);
    const long = bytes[0] === 1;
    const scale = bytes.readUInt32BE(long ? 20 : 12);
    const length = long ? Number(bytes.readBigUInt64BE(24)) : bytes.readUInt32BE(16);
    const ms = Math.round((length / scale) * 1000);
    return ms > 0 && ms < 2 ** 31 ? ms : null;
  }
}
