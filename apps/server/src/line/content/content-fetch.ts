import { setTimeout as wait } from 'node:timers/promises';
import { HTTPFetchError } from '@line/bot-sdk';
import { type Draft, type MediaStorage, TooLargeError } from '../../media/storage.ts';
import { type StoredMedia, storeMedia, storePoster } from '../../media/store-media.ts';
import type { MediaRow } from '../../store/media.ts';
import type { LineClient } from '../asking/client.ts';
import { isOwnFault } from '../asking/own-fault.ts';
import { believe, DoubtfulError, refuseAnswers } from './content-doubt.ts';
import { type Download, downloadFromLine } from './content-download.ts';
import type { FetchProgress } from './content-progress.ts';
import type { FetchOutcome } from './content-retry.ts';
import { notSilent } from './content-silence.ts';
import { askExternal } from './external.ts';
import { UnsafeAddressError } from './external-address.ts';

export type Fetched =
  | FetchOutcome
  | { readonly kind: 'stored'; readonly file: StoredMedia }
  /** This machine could not ask, or could not keep what came: nothing more is known of the file than before. */
  | { readonly kind: 'machineAtFault'; readonly error: unknown };

export type FetchParts = {
  readonly line: LineClient;
  readonly lineDataApiUrl: string;
  readonly storage: MediaStorage;
  readonly limitBytes: number;
  /** The simulator's external files lie on this machine. */
  readonly loopback: boolean;
  readonly progress: FetchProgress;
};

const previewBytes = 5_000_000;
/** A film whose picture does not come does not wait for it longer than this. */
const previewPausesMs = [500, 2000, 5000];
const fromLine = { forLine: false, lane: 'line' } as const;

/** One try. What is found in the storage afterwards is whole, or nothing. */
export async function fetchContent(parts: FetchParts, row: MediaRow, signal: AbortSignal): Promise<Fetched> {
  try {
    if (row.bytes !== null && row.bytes > parts.limitBytes) return { kind: 'failed', reason: 'tooLarge' };
    const answer = await askFor(parts, row, signal);
    if (answer.status === 200) return { kind: 'stored', file: await take(parts, row, answer, signal) };
    answer.cancel();
    return answer.status === 202 ? await askPreparing(parts, row) : outcomeOfNo(row, answer.status, answer.type);
  } catch (error) {
    return isOwnFault(error) ? { kind: 'machineAtFault', error } : outcomeOfError(row, error);
  }
}

async function take(parts: FetchParts, row: MediaRow, answer: Download, signal: AbortSignal): Promise<StoredMedia> {
  const { progress, storage, limitBytes } = parts;
  const counted = { ...answer, body: progress.counting(row.id, answer.bytes, answer.body) };
  const limits = { limitBytes, promisedBytes: row.bytes };
  const draft = await receive(parts, counted, limits, signal).finally(() => progress.end(row.id));
  const file = await storeMedia(storage, draft, {
    ...fromLine,
    saidType: answer.type,
    kind: row.kind,
    before: () => refuseAnswers(draft, row.kind),
    asFile: (error) => believe(row, draft, error),
  });
  if (file.kind !== 'video') return file;
  const poster = await fetchPreview(parts, row, file.blob_key, signal);
  return { ...file, thumb_key: poster?.thumb_key ?? null };
}

/** A video without its picture is still a video; but what LINE gives of it may be as wrong as any other answer. */
async function fetchPreview(parts: FetchParts, row: MediaRow, blobKey: string, signal: AbortSignal) {
  for (const pauseMs of [...previewPausesMs, null]) {
    try {
      return await takePreview(parts, row, blobKey, signal);
    } catch {
      if (pauseMs === null || signal.aborted) return null;
      await wait(pauseMs, undefined, { signal }).catch(() => {});
    }
  }
  return null;
}

/** Null: there is none. */
async function takePreview(parts: FetchParts, row: MediaRow, blobKey: string, signal: AbortSignal) {
  const answer = await askFor(parts, row, signal, 'preview');
  if (answer.status !== 200) {
    answer.cancel();
    if (isNo(row, answer.status, answer.type)) return null;
    throw new Error(`status ${answer.status}`);
  }
  const draft = await receive(parts, answer, { limitBytes: previewBytes, promisedBytes: null }, signal);
  return storePoster(parts.storage, draft, blobKey, fromLine);
}

/** Whatever comes of it, its sender is hung up on. */
async function receive(
  { storage }: FetchParts,
  answer: Download,
  limits: { readonly limitBytes: number; readonly promisedBytes: number | null },
  signal: AbortSignal,
): Promise<Draft> {
  try {
    assertAsPromised(answer, limits);
    const draft = await storage.draft(notSilent(answer), limits.limitBytes, signal);
    const came = await draft.bytes();
    const due = limits.promisedBytes ?? answer.bytes ?? came;
    if (came === due) return draft;
    // A connection that closes early can look like the end of the file.
    await draft.discard();
    throw new DoubtfulError(`${came} bytes instead of ${due}`);
  } finally {
    answer.cancel();
  }
}

function assertAsPromised(
  { bytes }: Download,
  { limitBytes, promisedBytes }: { readonly limitBytes: number; readonly promisedBytes: number | null },
): void {
  if (bytes === null) return;
  if (promisedBytes !== null && bytes !== promisedBytes) {
    throw new DoubtfulError(`${bytes} bytes instead of ${promisedBytes}`);
  }
  if (bytes > limitBytes) throw new TooLargeError(`${bytes} bytes`);
}

function askFor(parts: FetchParts, row: MediaRow, signal: AbortSignal, what?: 'preview'): Promise<Download> {
  if (row.source === 'external') return askElsewhere(parts, row, signal, what);
  const file = { channelId: row.channel_id!, messageId: row.line_message_id!, preview: what === 'preview' };
  return downloadFromLine(parts, file, signal);
}

async function askElsewhere(
  { loopback }: FetchParts,
  row: MediaRow,
  signal: AbortSignal,
  what?: 'preview',
): Promise<Download> {
  const address = what ? row.external_preview_url : row.external_url;
  const { status, headers, body } = await askExternal(address ?? '', { loopback }, { signal });
  const length = headers['content-length'];
  return {
    status,
    type: headers['content-type'] ?? null,
    bytes: length === undefined ? null : Number(length),
    body,
    cancel: () => void body.destroy(),
  };
}

async function askPreparing({ line }: FetchParts, row: MediaRow): Promise<FetchOutcome> {
  const state = await line.ask(row.channel_id!, (client) =>
    client.getMessageContentTranscodingByMessageId(row.line_message_id!),
  );
  return state.status === 'failed' ? { kind: 'failed', reason: 'notPrepared' } : { kind: 'preparing' };
}

function outcomeOfNo(row: MediaRow, status: number, type: string | null): FetchOutcome {
  if (!isNo(row, status, type) || (status !== 410 && status !== 404)) return { kind: 'again', why: `status ${status}` };
  return status === 410 ? { kind: 'failed', reason: 'gone' } : { kind: 'missing' };
}

/** LINE says no in JSON (LINE reference, Error responses); a page comes from somebody in between, who knows nothing of the file. */
function isNo({ source }: MediaRow, status: number, type: string | null): boolean {
  const isWord = source === 'external' || /^application\/json\b/i.test(type ?? '');
  return isWord && [400, 404, 410].includes(status);
}

function outcomeOfError(row: MediaRow, error: unknown): FetchOutcome {
  if (error instanceof HTTPFetchError) return outcomeOfNo(row, error.status, error.headers.get('content-type'));
  if (error instanceof TooLargeError) return { kind: 'tooLarge' };
  if (error instanceof DoubtfulError) return { kind: 'doubtful', bytes: error.bytes, why: error.message };
  if (error instanceof UnsafeAddressError) return { kind: 'failed', reason: 'unsafeAddress' };
  return { kind: 'again', why: kindOf(error) };
}

/** For the log: what the network says of an address names its host, which is part of somebody's message. */
function kindOf(error: unknown): string {
  const { code, cause, name } = error as { code?: unknown; cause?: { code?: unknown } | null; name?: unknown };
  return String(code ?? cause?.code ?? name);
}
