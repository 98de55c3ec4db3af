import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { box, mp4 } from '../../test/pictures.ts';
import { sniff } from './sniff.ts';
import { findTraces, type Trace } from './traces.ts';
import { withoutTraces } from './without-traces.ts';

describe('what a film says of place and camera', () => {
  let path: string;
  beforeAll(async () => {
    path = join(await mkdtemp(join(tmpdir(), 'engawa-traces-')), 'film');
  });
  afterAll(() => rm(join(path, '..'), { recursive: true }));

  async function sentOn(bytes: Buffer): Promise<Buffer> {
    await writeFile(path, bytes);
    return buffer(withoutTraces(createReadStream(path), (await findTraces(path))!, 0));
  }

  const place = Buffer.from('+35.0112+135.7681/', 'latin1');
  const apple = Buffer.from('mdtacom.apple.quicktime.location.ISO6709', 'latin1');
  const xmp = Buffer.concat([Buffer.alloc(16, 7), Buffer.from('<exif:GPSLatitude>35,0.67N', 'latin1')]);
  const picture = Buffer.from('frames of the film, which must stay', 'latin1');
  const ftyp = box('ftyp', Buffer.from('qt  \0\0\0\0qt  ', 'latin1'));
  const mvhd = box('mvhd', Buffer.alloc(100, 1));
  const handler = (kind: string) =>
    box('hdlr', Buffer.from(`\0\0\0\0\0\0\0\0${kind}\0\0\0\0\0\0\0\0\0\0\0\0`, 'latin1'));
  const appleMeta = box('meta', handler('mdta'), box('keys', apple), box('ilst', place));

  it.each([
    ['in the user data of a phone', box('moov', mvhd, box('udta', box('\xa9xyz', place)))],
    ['in that of 3GPP', box('moov', mvhd, box('udta', box('loci', place)))],
    ['in the keys of an iPhone', box('moov', mvhd, appleMeta)],
    ['beside the film', appleMeta],
    ['in XMP', Buffer.concat([box('uuid', xmp), box('moov', mvhd, box('uuid', place))])],
    ['in what a program left over', Buffer.concat([box('free', place), box('skip', place), box('CAME', place)])],
    ['with a track', box('moov', mvhd, box('trak', box('udta', place), box('mdia', handler('vide'), appleMeta)))],
    ['in a box that says it is longer than the file', box('moov', mvhd, lying(box('udta', place), 4_000_000_000))],
    ['in a box up to the end', lying(box('uuid', place), 0)],
    ['in a box of 64 bits', Buffer.concat([long('moov', Buffer.concat([mvhd, long('udta', place)]))])],
    [
      'after a part that cannot be read',
      box('moov', mvhd, box('trak', Buffer.from('\0\0\0\x03mdia', 'latin1')), box('udta', place)),
    ],
  ])('is gone: %s', async (_, said) => {
    const film = Buffer.concat([ftyp, box('mdat', picture), said]);
    const sent = await sentOn(film);
    expect(sent.length).toBe(film.length);
    for (const word of [place, apple, Buffer.from('GPS')]) expect(sent.includes(word)).toBe(false);
    expect(sent.subarray(0, ftyp.length + picture.length + 8)).toEqual(
      film.subarray(0, ftyp.length + picture.length + 8),
    );
  });

  it('is gone from a track in which the camera wrote its way, wherever its pieces lie among those of the film', async () => {
    const way = ['35.01,135.76', '35.02,135.77', '35.03,135.78'].map((point) => Buffer.from(point));
    const data = box('mdat', picture, way[0]!, way[1]!, picture, way[2]!, picture);
    const start = ftyp.length + 8 + picture.length;
    const table = box(
      'stbl',
      box('stsz', numbers(0, 0, 3, 12, 12, 12)),
      box('stsc', numbers(0, 2, 1, 2, 1, 2, 1, 1)),
      box('stco', numbers(0, 2, start, start + 24 + picture.length)),
    );
    const track = box('trak', box('mdia', handler('meta'), box('minf', table)));
    const film = Buffer.concat([ftyp, data, box('moov', mvhd, track)]);
    const sent = await sentOn(film);
    for (const point of way) expect(sent.includes(point)).toBe(false);
    const kept = box('mdat', picture, Buffer.alloc(24), picture, Buffer.alloc(12), picture);
    expect(sent.subarray(ftyp.length, ftyp.length + data.length)).toEqual(kept);
  });

  it('all else stays as it is: the same length, the same film, raw pictures and files of another kind', async () => {
    const film = mp4('vide', { padding: 3000 });
    expect(await sentOn(film)).toEqual(film);
    const facts = (await sniff(path, null)).mp4;
    await writeFile(path, await sentOn(Buffer.concat([film, appleMeta])));
    expect((await sniff(path, null)).mp4).toEqual(facts);
    for (const other of ['%PDF-1.7 udta', 'meta', '', '\0\0\0\x08WEBPudta']) {
      expect((await sentOn(Buffer.from(other))).toString()).toBe(other);
    }
    const raw = Buffer.concat([
      box('ftyp', Buffer.from('crx \0\0\0\x01crx isom', 'latin1')),
      box('moov', box('uuid', xmp)),
    ]);
    expect(await sentOn(raw)).toEqual(raw);
    const broken = Buffer.concat([ftyp, lying(box('mdat', Buffer.alloc(40, 0x91)), 20), place]);
    expect(await sentOn(broken)).toEqual(broken);
  });

  it('of a picture in a HEIF file goes what Exif and XMP say, and the picture stays', async () => {
    const create = { width: 64, height: 48, channels: 3 as const, background: '#2f7f4f' };
    const told = { IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 1/1 0/1' } };
    const image = await sharp({ create }).withExif(told).withXmp('<x:xmpmeta>here</x:xmpmeta>').avif().toBuffer();
    expect(image.includes('Phone') && image.includes('here')).toBe(true);
    const sent = await sentOn(image);
    expect(sent.includes('Phone') || sent.includes('here')).toBe(false);
    expect(await sharp(sent).raw().toBuffer()).toEqual(await sharp(image).raw().toBuffer());
    expect((await sharp(sent).metadata()).exif?.includes('Phone')).toBeFalsy();
  });

  it('any part of a file is that part of the whole, in whatever pieces it comes', () => {
    const trace = fc.record({ at: fc.nat(69), length: fc.integer({ min: 1, max: 30 }), head: fc.nat(12) });
    const cuts = fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1 });
    return fc.assert(
      fc.asyncProperty(fc.array(trace), fc.nat(99), cuts, async (found, from, sizes) => {
        const traces = apart(found);
        const whole = await buffer(withoutTraces(Readable.from([Buffer.alloc(100, 1)]), traces, 0));
        const part = Readable.from(pieces(Buffer.alloc(100 - from, 1), sizes));
        expect(await buffer(withoutTraces(part, traces, from))).toEqual(whole.subarray(from));
        for (const { at, to, head } of traces) {
          expect(whole.subarray(at, to)).toEqual(Buffer.concat([head!], to - at));
        }
      }),
    );
  });

  it('however a file lies, what is found stands in order and apart, and what is sent is as long', () => {
    const names = fc.constantFrom(
      'ftyp',
      'moov',
      'trak',
      'mdia',
      'minf',
      'stbl',
      'stsz',
      'stsc',
      'stco',
      'co64',
      'hdlr',
    );
    const others = fc.constantFrom('udta', 'meta', 'iinf', 'iloc', 'idat', 'infe', 'mdat', 'uuid', '\0\x01ab');
    const lies = fc.option(fc.constantFrom(0, 1, 7, 8, 9, 4_294_967_295));
    const bytes = fc.uint8Array({ maxLength: 40 }).map((content) => Buffer.from(content));
    const { tree } = fc.letrec<{ tree: Buffer }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'large', withCrossShrink: true },
        bytes,
        fc
          .tuple(fc.oneof(names, others), fc.array(tie('tree'), { maxLength: 5 }), lies)
          .map(([name, inside, lie]) => (lie === null ? box(name, ...inside) : lying(box(name, ...inside), lie))),
      ),
    }));
    return fc.assert(
      fc.asyncProperty(fc.array(tree, { maxLength: 6 }), async (boxes) => {
        const film = Buffer.concat([ftyp, ...boxes]);
        await writeFile(path, film);
        const traces = (await findTraces(path))!;
        for (const [i, { at, to, head }] of traces.entries()) {
          expect(at).toBeGreaterThanOrEqual(traces[i - 1]?.to ?? 0);
          expect(to - at).toBeGreaterThanOrEqual(Math.max(1, head?.length ?? 0));
        }
        expect((await sentOn(film)).length).toBe(film.length);
      }),
      { numRuns: 300 },
    );
  });

  it('a disk that cannot be read is no film without traces', async () => {
    await expect(findTraces(join(path, '..'))).rejects.toThrow('EISDIR');
  });

  it('of a file that names places without end no more are found than fit into memory, and what it says in boxes', async () => {
    const chunks = 20_000;
    const trackFrom = (start: number) => {
      const places = Array.from({ length: chunks }, (_, chunk) => start + chunk * 2);
      const sizes = [box('stsz', numbers(0, 1, chunks)), box('stsc', numbers(0, 1, 1, 1, 1))];
      const table = box('stbl', ...sizes, box('stco', numbers(0, chunks, ...places)));
      return box('trak', box('mdia', handler('meta'), box('minf', table)));
    };
    const tracks = [1, 2, 3, 4].map((million) => trackFrom(million * 1_000_000));
    await writeFile(path, Buffer.concat([ftyp, box('moov', tracks[0]!)]));
    expect(await findTraces(path)).toHaveLength(chunks + 1);
    await writeFile(path, Buffer.concat([ftyp, box('moov', ...tracks, box('udta', place))]));
    const traces = (await findTraces(path))!;
    expect(traces).toHaveLength(2 * chunks + tracks.length + 1);
    expect(traces.filter(({ head }) => head)).toHaveLength(tracks.length + 1);
  });

  it('a table of billions of samples costs no time', async () => {
    const table = [
      box('stsz', numbers(0, 1, 4_294_967_295)),
      box('stsc', numbers(0, 1, 1, 4_294_967_295, 1)),
      box('stco', numbers(0, 20_000, ...Array<number>(20_000).fill(9))),
    ];
    const track = box('trak', box('mdia', handler('meta'), box('minf', box('stbl', ...table))));
    const begun = performance.now();
    await sentOn(Buffer.concat([ftyp, box('moov', ...Array<Buffer>(3).fill(track), box('udta', place))]));
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

function lying(honest: Buffer, bytes: number): Buffer {
  const liar = Buffer.from(honest);
  liar.writeUInt32BE(bytes);
  return liar;
}

function long(type: string, content: Buffer): Buffer {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(content.length + 16));
  return lying(box(type, size, content), 1);
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, i * 4);
  return bytes;
}

function* pieces(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  for (let at = 0, i = 0; at < bytes.length; at += sizes[i++ % sizes.length]!) {
    yield Buffer.from(bytes.subarray(at, at + sizes[i % sizes.length]!));
  }
}

/** None reaching into another, as they are found. */
function apart(found: readonly { at: number; length: number; head: number }[]): Trace[] {
  const traces: Trace[] = [];
  for (const { at, length, head } of found.toSorted((one, other) => one.at - other.at)) {
    if (at < (traces.at(-1)?.to ?? 0)) continue;
    traces.push({ at, to: at + length, head: Buffer.alloc(Math.min(head, length), 2) });
  }
  return traces;
}
