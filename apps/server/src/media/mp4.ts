import { type FileHandle, open } from 'node:fs/promises';

/** What the header of an mp4 says (ISO/IEC 14496-12); what it does not say is null. */
export type Mp4Facts = {
  readonly tracks: readonly ('video' | 'audio' | 'other')[];
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
};

type Box = { readonly type: string; readonly from: number; readonly to: number };
type Track = { readonly kind: 'video' | 'audio' | 'other'; readonly width: number; readonly height: number };

/** A header of more boxes than this was written to keep us busy. */
const mostBoxes = 2000;

/** Reads only headers, wherever in the file they stand. Null: there is none that can be read. */
export async function readMp4(path: string): Promise<Mp4Facts | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await new Mp4Reader(file).facts(size);
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

class Mp4Reader {
  readonly #file: FileHandle;
  #seen = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async facts(size: number): Promise<Mp4Facts | null> {
    const movie = await this.#find({ type: 'file', from: 0, to: size }, 'moov');
    if (!movie) return null;
    const boxes = await this.#boxes(movie);
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
    const header = await this.#find(box, 'tkhd');
    const media = await this.#find(box, 'mdia');
    const handler = media && (await this.#find(media, 'hdlr'));
    const name = handler ? (await this.#read(handler.from + 8, 4)).toString('latin1') : '';
    const kind = name === 'vide' ? 'video' : name === 'soun' ? 'audio' : 'other';
    return { kind, ...(header ? await this.#size(header) : { width: 0, height: 0 }) };
  }

  /** Width and height stand last, after the matrix that says how the picture is turned. */
  async #size(header: Box): Promise<{ width: number; height: number }> {
    const end = await this.#read(header.to - 44, 44);
    const turned = end.readInt32BE(0) === 0 && end.readInt32BE(4) !== 0;
    const [a, b] = [Math.round(end.readUInt32BE(36) / 65_536), Math.round(end.readUInt32BE(40) / 65_536)];
    return turned ? { width: b, height: a } : { width: a, height: b };
  }

  async #duration(header: Box): Promise<number | null> {
    const bytes = await this.#read(header.from, 32);
    const long = bytes[0] === 1;
    const scale = bytes.readUInt32BE(long ? 20 : 12);
    const length = long ? Number(bytes.readBigUInt64BE(24)) : bytes.readUInt32BE(16);
    const ms = Math.round((length / scale) * 1000);
    return ms > 0 && ms < 2 ** 31 ? ms : null;
  }

  async #find(parent: Box, type: string): Promise<Box | null> {
    return (await this.#boxes(parent)).find((box) => box.type === type) ?? null;
  }

  async #boxes(parent: Box): Promise<Box[]> {
    const boxes: Box[] = [];
    let at = parent.from;
    while (at + 8 <= parent.to) {
      if (++this.#seen > mostBoxes) throw new Error('too many boxes');
      const { type, headerBytes, bytes } = await this.#header(at, parent.to);
      boxes.push({ type, from: at + headerBytes, to: Math.min(at + bytes, parent.to) });
      at += bytes;
    }
    return boxes;
  }

  async #header(at: number, end: number): Promise<{ type: string; headerBytes: number; bytes: number }> {
    const head = await this.#read(at, Math.min(16, end - at));
    const type = head.toString('latin1', 4, 8);
    const short = head.readUInt32BE(0);
    if (short === 0) return { type, headerBytes: 8, bytes: end - at };
    if (short !== 1) return { type, headerBytes: 8, bytes: atLeast(8, short) };
    return { type, headerBytes: 16, bytes: atLeast(16, Number(head.readBigUInt64BE(8))) };
  }

  async #read(at: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(length), 0, length, at);
    if (bytesRead < length) throw new Error('ends too early');
    return buffer;
  }
}

function atLeast(least: number, bytes: number): number {
  if (bytes < least) throw new Error('a box smaller than its header');
  return bytes;
}
