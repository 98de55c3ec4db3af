/** A file that can be read anywhere in it; beyond its end there is less, or nothing. */
export type ByteSource = { readonly size: number; read(at: number, length: number): Promise<Uint8Array> };

/** What the header of an mp4 says (ISO/IEC 14496-12); what it does not say is null. */
export type Mp4Facts = {
  readonly tracks: readonly { readonly kind: 'video' | 'audio' | 'other'; readonly codec: string | null }[];
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
};

type Span = { readonly from: number; readonly to: number };
type Box = Span & { readonly type: string };

/** A header of more boxes than this was written to keep us busy. */
const mostBoxes = 2000;

/** Reads only headers, wherever in the file they stand. Null: there is none that can be read. */
export async function readMp4(source: ByteSource): Promise<Mp4Facts | null> {
  const reader = new Mp4Reader(source);
  return reader.facts().catch(() => null);
}

class Mp4Reader {
  readonly #source: ByteSource;
  #left = mostBoxes;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  async facts(): Promise<Mp4Facts | null> {
    const movie = await this.#find({ from: 0, to: this.#source.size }, 'moov');
    if (!movie) return null;
    const tracks: (Mp4Facts['tracks'][number] & { width: number; height: number })[] = [];
    let durationMs: number | null = null;
    for await (const box of this.#boxes(movie)) {
      if (box.type === 'mvhd') durationMs = await this.#duration(box);
      if (box.type === 'trak') tracks.push(await this.#track(box));
    }
    const video = tracks.find(({ kind, width, height }) => kind === 'video' && width > 0 && height > 0);
    return {
      tracks: tracks.map(({ kind, codec }) => ({ kind, codec })),
      width: video?.width ?? null,
      height: video?.height ?? null,
      durationMs,
    };
  }

  async #track(track: Box) {
    const header = await this.#find(track, 'tkhd');
    const media = await this.#find(track, 'mdia');
    const handler = media && (await this.#find(media, 'hdlr'));
    const name = handler ? await this.#letters(handler.from + 8) : '';
    const kind = name === 'vide' ? ('video' as const) : name === 'soun' ? ('audio' as const) : ('other' as const);
    const size = header ? await this.#size(header) : { width: 0, height: 0 };
    return { kind, codec: media && (await this.#codec(media)), ...size };
  }

  /** The type of the first sample entry, such as `avc1` or `mp4a`. */
  async #codec(media: Box): Promise<string | null> {
    let place: Box | null = media;
    for (const type of ['minf', 'stbl', 'stsd']) place = place && (await this.#find(place, type));
    return place && place.to - place.from >= 16 ? this.#letters(place.from + 12) : null;
  }

  /** Width and height stand last, after the matrix that says how the picture is turned. */
  async #size(header: Box): Promise<{ width: number; height: number }> {
    const end = await this.#view(header.to - 44, 44);
    const turned = end.getInt32(0) === 0 && end.getInt32(4) !== 0;
    const [a, b] = [Math.round(end.getUint32(36) / 65_536), Math.round(end.getUint32(40) / 65_536)];
    return turned ? { width: b, height: a } : { width: a, height: b };
  }

  async #duration(header: Box): Promise<number | null> {
    const bytes = await this.#view(header.from, 32);
    const long = bytes.getUint8(0) === 1;
    const scale = bytes.getUint32(long ? 20 : 12);
    const length = long ? Number(bytes.getBigUint64(24)) : bytes.getUint32(16);
    const ms = Math.round((length / scale) * 1000);
    return ms > 0 && ms < 2 ** 31 ? ms : null;
  }

  async #find(parent: Span, type: string): Promise<Box | null> {
    for await (const box of this.#boxes(parent)) if (box.type === type) return box;
    return null;
  }

  /** One after the other; none reaches beyond its parent, whatever it says. */
  async *#boxes({ from, to }: Span): AsyncGenerator<Box> {
    for (let at = from; at + 8 <= to; ) {
      if (--this.#left < 0) throw new Error('too many boxes');
      const head = await this.#view(at, Math.min(16, to - at));
      const short = head.getUint32(0);
      const headerBytes = short === 1 ? 16 : 8;
      const bytes = short === 0 ? to - at : short === 1 ? Number(head.getBigUint64(8)) : short;
      if (bytes < headerBytes) throw new Error('a box smaller than its header');
      yield { type: lettersAt(head, 4), from: at + headerBytes, to: Math.min(at + bytes, to) };
      at += bytes;
    }
  }

  async #letters(at: number): Promise<string> {
    return lettersAt(await this.#view(at, 4), 0);
  }

  async #view(at: number, length: number): Promise<DataView> {
    const bytes = await this.#source.read(at, length);
    if (bytes.length < length) throw new Error('ends too early');
    return new DataView(bytes.buffer, bytes.byteOffset, length);
  }
}

function lettersAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}
