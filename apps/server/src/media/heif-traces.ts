import type { Box, BoxReader } from './boxes.ts';
import { Fields } from './fields.ts';
import type { Trace } from './traces.ts';

const mostBytes = 1_000_000;
const mostExtents = 10_000;
/** An Exif block that says nothing: readers that expect one find one (ISO/IEC 23008-12, Annex A; TIFF 6.0). */
const emptyExif = Buffer.from('\0\0\0\x06Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0', 'latin1');

/** Where the items of a HEIF picture lie that tell of place and camera: Exif and XMP. @param meta its box of items. */
export async function* heifTraces(reader: BoxReader, meta: Box, size: number): AsyncGenerator<Trace> {
  const inside = { from: meta.from + 4, to: meta.to };
  const told = await itemsThatTell(reader, await reader.find(inside, 'iinf'));
  const places = await reader.find(inside, 'iloc');
  const data = await reader.find(inside, 'idat');
  if (told.size === 0 || !places) return;
  for (const { item, inData, at, length } of extentsIn(await content(reader, places))) {
    const type = told.get(item);
    if (!type || (inData && !data)) continue;
    const from = inData ? data!.from + at : at;
    const to = Math.min(length === 0 ? size : from + length, inData ? data!.to : size);
    const head = type === 'Exif' && to - from >= emptyExif.length ? emptyExif : null;
    reader.countPlaces(1);
    yield { at: from, to, ...(head && { head }) };
  }
}

/** Item information (ISO/IEC 14496-12, 8.11.6): by the number of the item. */
async function itemsThatTell(reader: BoxReader, info: Box | null): Promise<Map<number, string>> {
  const told = new Map<number, string>();
  if (!info) return told;
  const version = (await reader.read(info.from, 1))[0]!;
  for await (const box of reader.boxes({ from: info.from + (version === 0 ? 6 : 8), to: info.to })) {
    const fields = new Fields(await reader.read(box.from, Math.min(box.to - box.from, 300)));
    const entryVersion = fields.number(1);
    fields.skip(3);
    if (entryVersion < 2) continue;
    const item = fields.number(entryVersion === 2 ? 2 : 4);
    fields.skip(2);
    const type = fields.text(4);
    if (type === 'Exif' || (type === 'mime' && fields.rest().includes('rdf+xml'))) told.set(item, type);
  }
  return told;
}

type Extent = { readonly item: number; readonly inData: boolean; readonly at: number; readonly length: number };

/** Item locations (ISO/IEC 14496-12, 8.11.3): in the file, or in the box `idat` beside. */
function* extentsIn(bytes: Buffer): Generator<Extent> {
  const fields = new Fields(bytes);
  const version = fields.number(1);
  fields.skip(3);
  const sizes = fields.number(2);
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexBytes = version === 0 ? 0 : sizes & 15;
  let left = mostExtents;
  for (let items = fields.number(version < 2 ? 2 : 4); items > 0; items--) {
    const item = fields.number(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : fields.number(2) & 15;
    fields.skip(2);
    const base = fields.number(baseBytes);
    for (let extents = fields.number(2); extents > 0; extents--) {
      if (--left < 0) throw new Error('too many extents');
      fields.skip(indexBytes);
      const at = base + fields.number(offsetBytes);
      const length = fields.number(lengthBytes);
      if (method < 2) yield { item, inData: method === 1, at, length };
    }
  }
}

async function content(reader: BoxReader, { from, to }: Box): Promise<Buffer> {
  if (to - from > mostBytes) throw new Error('too large');
  return reader.read(from, to - from);
}
