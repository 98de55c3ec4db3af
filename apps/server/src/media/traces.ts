import { open } from 'node:fs/promises';
import { type Box, BoxReader } from './boxes.ts';
import { heifTraces } from './heif-traces.ts';
import { sampleTraces } from './sample-traces.ts';

/** Bytes of a file that are not to be sent on: from `at` on comes `head` instead, then zeros as far as `to`. */
export type Trace = { readonly at: number; readonly to: number; readonly head?: Buffer };

/** Fragments of a long film are two boxes each. */
const mostBoxes = 20_000;
/** What a camera measures in a film of hours. */
const mostPlaces = 40_000;
/** What a film or a HEIF picture is made of. Everything else beside it was put there by a camera or a program. */
const needed: ReadonlySet<string> = new Set([
  'ftyp',
  'styp',
  'moov',
  'moof',
  'mfra',
  'mdat',
  'imda',
  'idat',
  'sidx',
  'ssix',
  'pdin',
  'prft',
  'emsg',
  'wide',
]);
/** User data, items and what a maker invented: place, camera, titles (ISO/IEC 14496-12; QuickTime File Format). */
const said: ReadonlySet<string> = new Set(['udta', 'meta', 'uuid', 'free', 'skip']);
/** Where a box is longer or shorter than it says, what follows has no such name: films play on all the same. */
const typeForm = /^[\x20-\x7e\xa9]{4}$/;
const first: ReadonlySet<string> = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

/** A raw picture (CR3) has its camera and previews in such boxes, and no program opens it without. */
const canonRaw = 'ftypcrx ';

/**
 * Where a film, sound or picture of the family of mp4 (mov, m4a, 3gp, HEIC) says where and with what it was made. The times
 * in the headers of films and tracks stay. Written over, all else stays where it is; the film is the same. What cannot be
 * read is searched as far as it can.
 * @returns in the order of the file, none reaching into another; none for files of another kind; null when it is gone.
 * @throws what the disk says when it cannot be read.
 */
export async function findTraces(path: string): Promise<Trace[] | null> {
  const file = await open(path, 'r').catch(nullWhenGone);
  if (!file) return null;
  const traces: Trace[] = [];
  try {
    const { size } = await file.stat();
    const reader = new BoxReader(file, mostBoxes, mostPlaces);
    const begin = (await reader.read(4, 8)).toString('latin1');
    if (!first.has(begin.slice(0, 4)) || begin === canonRaw) return [];
    for await (const trace of tracesIn(reader, size)) traces.push(trace);
  } catch (error) {
    assertOfFile(error);
  } finally {
    await file.close();
  }
  return inOrder(traces);
}

async function* tracesIn(reader: BoxReader, size: number): AsyncGenerator<Trace> {
  for await (const box of reader.boxes({ from: 0, to: size })) {
    if (box.type === 'moov') yield* asFarAsRead(tracesOfMovie(reader, box));
    else if (box.type === 'meta' && (await isPicture(reader, box))) yield* asFarAsRead(heifTraces(reader, box, size));
    else if (!typeForm.test(box.type)) return;
    else if (!needed.has(box.type)) yield* emptied(reader, box);
  }
}

/** What is wrong with one part says nothing of the others. */
async function* asFarAsRead(traces: AsyncIterable<Trace>): AsyncGenerator<Trace> {
  try {
    yield* traces;
  } catch (error) {
    assertOfFile(error);
  }
}

/** A file that is wrong is searched as far as it can be read. @throws what the disk says: its file may be read another time. */
function assertOfFile(error: unknown): null {
  if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
  return null;
}

async function* tracesOfMovie(reader: BoxReader, movie: Box): AsyncGenerator<Trace> {
  for await (const box of reader.boxes(movie)) {
    if (box.type === 'trak') yield* asFarAsRead(tracesOfTrack(reader, box));
    else if (said.has(box.type)) yield* emptied(reader, box);
  }
}

/** A track that is neither seen nor heard holds what the camera measured, its way included. */
async function* tracesOfTrack(reader: BoxReader, track: Box): AsyncGenerator<Trace> {
  const media = await reader.find(track, 'mdia');
  const measures = ['meta', 'camm'].includes(media ? await handlerOf(reader, media) : '');
  if (measures && media) {
    yield* emptied(reader, track);
    yield* sampleTraces(reader, media);
    return;
  }
  for (const parent of media ? [track, media] : [track]) {
    for await (const box of reader.boxes(parent)) if (said.has(box.type)) yield* emptied(reader, box);
  }
}

async function isPicture(reader: BoxReader, meta: Box): Promise<boolean> {
  return (await handlerOf(reader, { from: meta.from + 4, to: meta.to })) === 'pict';
}

async function handlerOf(reader: BoxReader, parent: Pick<Box, 'from' | 'to'>): Promise<string> {
  const handler = await reader.find(parent, 'hdlr').catch(assertOfFile);
  return handler && handler.to - handler.from >= 12 ? (await reader.read(handler.from + 8, 4)).toString('latin1') : '';
}

/** Its header stays, so that every reader passes by. */
async function* emptied(reader: BoxReader, box: Box): AsyncGenerator<Trace> {
  const head = await reader.read(box.at, box.from - box.at);
  head.write('free', 4, 'latin1');
  yield { at: box.at, to: box.to, head };
}

function nullWhenGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** A file may name the same bytes twice; the first to name them counts. */
function inOrder(traces: readonly Trace[]): Trace[] {
  const sorted = traces.filter(({ at, to }) => to > at).sort((one, other) => one.at - other.at);
  const apart: Trace[] = [];
  let end = 0;
  for (const trace of sorted) {
    if (trace.at >= end) apart.push(trace);
    else if (trace.to > end) apart.push({ at: end, to: trace.to });
    end = Math.max(end, trace.to);
  }
  return apart;
}
