import { arrivalOf, type FileFacts, isDecodable, kindOfFile, type MediaKind, mediaKindOf } from '@engawa/domain';
import type { MediaRow, StoredFile } from '../store/media.ts';
import { isCutMp4 } from './cut-mp4.ts';
import { imageWork, UnreadableError } from './image-work.ts';
import { isMp4, sniff } from './sniff.ts';
import type { Draft, MediaStorage, Variant } from './storage.ts';
import type { Lane } from './turns.ts';

/** A file in the storage, with what its bytes said and what was made of it; as the database has it. */
export type StoredMedia = StoredFile & { readonly kind: MediaRow['kind']; readonly blob_key: string };

/** What is wanted of a file. */
export type Wanted = {
  /** The type that its sender named. */
  readonly saidType: string | null;
  /** LINE is to fetch it. */
  readonly forLine: boolean;
  /** What LINE's message calls it, or its sender wants it to be; default: what its bytes are. */
  readonly kind?: MediaKind;
  /** Asked before anything is looked at; throws when these bytes are not wanted at all. */
  readonly before?: () => Promise<void>;
  /** Asked when it is not what its kind says: throws when it is not to be kept as a plain file. Default: it is refused. */
  readonly asFile?: (error: UnreadableError) => Promise<void>;
  readonly lane: Lane;
};

type Facts = Pick<StoredMedia, 'kind' | 'mime_type' | 'bytes' | 'width' | 'height' | 'duration_ms' | 'line_mime_type'>;
type Made = Partial<Record<Variant, Buffer>>;
type Looked = { readonly facts: Facts; readonly made: Made };

/**
 * Looks at a draft, makes what is shown of it and what LINE fetches, and keeps all. Of a failure nothing stays behind, the
 * draft included.
 * @throws UnreadableError when it is a broken picture, or not what LINE calls it; and what `before` and `asFile` throw.
 */
export async function storeMedia(storage: MediaStorage, draft: Draft, wanted: Wanted): Promise<StoredMedia> {
  const key = storage.newKey();
  try {
    await wanted.before?.();
    const { facts, made } = await look(draft, wanted).catch((error) => lookAtFile(draft, wanted, error));
    await keepVariants(storage, key, made);
    await draft.keepAs(key);
    const line = {
      line_blob_key: made.line ? `${key}.line` : null,
      line_key: facts.line_mime_type && storage.newKey(),
    };
    return { ...facts, ...line, ...keysOf(key, made), blob_key: key };
  } catch (error) {
    await draft.discard();
    await storage.remove([key]);
    throw error;
  }
}

/**
 * Puts a picture of a video beside it, in place of what was there. `mayStill` throws when that may not be replaced any more;
 * the picture took its time. @throws UnreadableError; the draft is gone in any case.
 */
export async function storePoster(
  storage: MediaStorage,
  draft: Draft,
  blobKey: string,
  { forLine, lane, mayStill }: Pick<Wanted, 'forLine' | 'lane'> & { readonly mayStill?: () => Promise<unknown> },
) {
  try {
    const { thumb, preview } = await imageWork('makePoster', draft.path, lane);
    await mayStill?.();
    const made: Made = forLine ? { thumb, preview } : { thumb };
    await keepVariants(storage, blobKey, made);
    return keysOf(blobKey, made);
  } finally {
    await draft.discard();
  }
}

async function look(draft: Draft, wanted: Wanted): Promise<Looked> {
  const { saidType, forLine, lane } = wanted;
  const { mp4, ...seen } = await sniff(draft.path, saidType);
  const known = { ...seen, mimeType: seen.mimeType ?? 'application/octet-stream' };
  const kind = wanted.kind ?? kindOfFile(known);
  if (kind === 'image') refuseNoPicture(known);
  if (wanted.kind && isPlayed(wanted.kind)) await refuseUnplayable(draft, seen.mimeType);
  const { width = null, height = null, durationMs = null } = mp4 ?? {};
  const size = { bytes: seen.bytes, width, height, duration_ms: durationMs };
  const facts: Facts = { kind, mime_type: seen.mimeType, ...size, line_mime_type: null };
  if (kind === 'image') return forLine ? lookForLine(draft, facts) : lookForMembers(draft, facts, lane);
  if (!forLine || kind === 'file' || arrivalOf(known) === 'link') return { facts, made: {} };
  // LINE wants a picture of every video; the browser may bring a better one.
  const made = kind === 'video' ? { preview: await imageWork('blankPreview', shapeOf(facts)) } : {};
  return { facts: { ...facts, line_mime_type: seen.mimeType }, made };
}

/** @throws UnreadableError */
function refuseNoPicture(facts: FileFacts): void {
  if (mediaKindOf(facts.mimeType) !== 'image') throw new UnreadableError(`${facts.mimeType} is no picture`);
  if (!isDecodable(facts)) throw new UnreadableError(`${facts.width} × ${facts.height}`, 'tooManyPixels');
}

async function lookAtFile(draft: Draft, { asFile, saidType }: Wanted, error: unknown): Promise<Looked> {
  if (!(error instanceof UnreadableError) || !asFile) throw error;
  await asFile(error);
  const { mimeType } = await sniff(draft.path, saidType);
  const nothing = { width: null, height: null, duration_ms: null, line_mime_type: null };
  return { facts: { kind: 'file', mime_type: mimeType, bytes: await draft.bytes(), ...nothing }, made: {} };
}

/** @throws UnreadableError at what is neither film nor sound, or ends in the middle. */
async function refuseUnplayable(draft: Draft, mimeType: string | null): Promise<void> {
  if (!isFilmOrSound(mimeType)) throw new UnreadableError(`${mimeType} is neither film nor sound`);
  if (isMp4(mimeType!) && (await isCutMp4(draft.path))) throw new UnreadableError('ends in the middle');
}

function isPlayed(kind: MediaKind): boolean {
  return kind === 'video' || kind === 'audio';
}

/** Also those that no browser plays: they are what their sender calls them. */
function isFilmOrSound(mimeType: string | null): boolean {
  return /^(video|audio)\/|^application\/ogg$/.test(mimeType ?? '');
}

async function lookForMembers(draft: Draft, facts: Facts, lane: Lane): Promise<Looked> {
  const { thumb, width, height } = await imageWork('showImage', draft.path, lane);
  return { facts: { ...facts, width, height }, made: { thumb } };
}

async function lookForLine(draft: Draft, facts: Facts): Promise<Looked> {
  const { thumb, original, preview, mimeType, width, height } = await imageWork('makeLineImage', draft.path);
  return { facts: { ...facts, width, height, line_mime_type: mimeType }, made: { thumb, line: original, preview } };
}

/** 16:9 when the file does not say. */
function shapeOf({ width, height }: Pick<Facts, 'width' | 'height'>) {
  return { width: width ?? 16, height: height ?? 9 };
}

async function keepVariants(storage: MediaStorage, key: string, made: Made): Promise<void> {
  for (const [variant, bytes] of Object.entries(made)) {
    const draft = await storage.draft([bytes], bytes.length);
    await draft.keepAs(`${key}.${variant}`);
  }
}

function keysOf(key: string, { thumb, preview }: Made) {
  return { thumb_key: thumb ? `${key}.thumb` : null, line_preview_key: preview ? `${key}.preview` : null };
}
