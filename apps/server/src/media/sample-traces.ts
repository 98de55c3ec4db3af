import type { Box, BoxReader } from './boxes.ts';
import { Fields } from './fields.ts';
import type { Trace } from './traces.ts';

const mostBytes = 2_000_000;
const mostChunks = 20_000;

/**
 * Where the samples of a track lie (ISO/IEC 14496-12, 8.7): one stretch for each chunk.
 * @param media the track's box `mdia`.
 */
export async function* sampleTraces(reader: BoxReader, media: Box): AsyncGenerator<Trace> {
  const info = await reader.find(media, 'minf');
  const table = info && (await reader.find(info, 'stbl'));
  if (!table) return;
  const bytesBefore = await sampleBytes(reader, table);
  const samplesIn = await chunkSamples(reader, table);
  const chunks = await chunkOffsets(reader, table);
  reader.countPlaces(chunks.length);
  let sample = 0;
  let chunk = 0;
  for (const at of chunks) {
    const first = sample;
    sample += samplesIn(++chunk);
    yield { at, to: at + bytesBefore(sample) - bytesBefore(first) };
  }
}

/** How many bytes all samples before one have together. All are of one size, or each has its own; beyond the table none. */
async function sampleBytes(reader: BoxReader, table: Box): Promise<(sample: number) => number> {
  const fields = await fieldsOf(reader, table, 'stsz');
  const same = fields.number(4);
  const count = fields.number(4);
  if (same > 0) return (sample) => same * Math.min(sample, count);
  const ends = [0];
  for (let bytes = 0; ends.length <= count; ends.push(bytes)) bytes += fields.number(4);
  return (sample) => ends[Math.min(sample, count)]!;
}

/** Each row counts from its first chunk on, until the next. Chunks are numbered from 1. */
async function chunkSamples(reader: BoxReader, table: Box): Promise<(chunk: number) => number> {
  const fields = await fieldsOf(reader, table, 'stsc');
  const runs: { from: number; samples: number }[] = [];
  for (let rows = fields.number(4); rows > 0; rows--) {
    runs.push({ from: fields.number(4), samples: fields.number(4) });
    fields.skip(4);
  }
  let run = 0;
  return (chunk) => {
    while ((runs[run + 1]?.from ?? Number.POSITIVE_INFINITY) <= chunk) run++;
    return runs[run]?.samples ?? 0;
  };
}

async function chunkOffsets(reader: BoxReader, table: Box): Promise<number[]> {
  const short = await reader.find(table, 'stco');
  const fields = await fieldsOf(reader, table, short ? 'stco' : 'co64');
  const chunks = fields.number(4);
  if (chunks > mostChunks) throw new Error('too many chunks');
  return Array.from({ length: chunks }, () => fields.number(short ? 4 : 8));
}

/** What follows its version and flags. */
async function fieldsOf(reader: BoxReader, parent: Box, type: string): Promise<Fields> {
  const box = await reader.find(parent, type);
  if (!box || box.to - box.from > mostBytes) throw new Error(`no ${type}`);
  const fields = new Fields(await reader.read(box.from, box.to - box.from));
  fields.skip(4);
  return fields;
}
