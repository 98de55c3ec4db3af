import { HTTPFetchError } from '@line/bot-sdk';
import { UnreadableError } from '../media/image-work.ts';
import { type Draft, type MediaStorage, TooLargeError } from '../media/storage.ts';
import { type StoredMedia, storeMedia, storePoster } from '../media/store-media.ts';
import type { MediaRow } from '../store/media.ts';
import type { LineClient } from './client.ts';
import { type Download, downloadFromLine } from './content-download.ts';
import type { FetchProgress } from './content-progress.ts';
import type { FetchOutcome } from './content-retry.ts';
import { notSilent } from './content-silence.ts';
import { askExternal } from './external.ts';
import { UnsafeAddressError } from './external-address.ts';

export type Fetched = FetchOutcome | { readonly kind: 'stored'; readonly file: StoredMedia };

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
const fromLine = { forLine: false, lane: 'line' } as const;

/** One try. What is found in the storage afterwards is whole, or nothing. */
export async function fetchContent(parts: FetchParts, row: MediaRow, signal: AbortSignal): Promise<Fetched> {
  try {
    const answer = await askFor(parts, row, signal);
    if (answer.status === 200) return await take(parts, row, answer, signal);
    answer.cancel();
    return answer.status === 202 ? await askPreparing(parts, row) : outcomeOfStatus(answer.status);
  } catch (error) {
    return outcomeOfError(error);
  }
}

async function take(parts: FetchParts, row: MediaRow, answer: Download, signal: AbortSignal): Promise<Fetched> {
  const { storage } = parts;
  const { progress, limitBytes } = parts;
  const counted = { ...answer, body: progress.counting(row.id, answer.bytes, answer.body) };
  const draft = await receive(parts, counted, limitBytes, signal).finally(() => progress.end(row.id));
  const file = await storeMedia(storage, draft, {
    ...fromLine,
    saidType: answer.type,
    kind: row.kind,
  });
  if (row.kind !== 'video') return { kind: 'stored', file };
  const poster = await fetchPreview(parts, row, file.blob_key, signal).catch(() => null);
  return { kind: 'stored', file: { ...file, thumb_key: poster?.thumb_key ?? null } };
}

/** A video without its picture is still a video. */
async function fetchPreview(parts: FetchParts, row: MediaRow, blobKey: string, signal: AbortSignal) {
  const answer = await askFor(parts, row, signal, 'preview');
  if (answer.status !== 200) {
    answer.cancel();
    return null;
  }
  const draft = await receive(parts, answer, previewBytes, signal);
  return storePoster(parts.storage, draft, blobKey, fromLine);
}

async function receive(
  { storage }: FetchParts,
  answer: Download,
  limitBytes: number,
  signal: AbortSignal,
): Promise<Draft> {
  const { bytes } = answer;
  if (bytes !== null && bytes > limitBytes) {
    answer.cancel();
    throw new TooLargeError(`${bytes} bytes`);
  }
  const draft = await storage.draft(notSilent(answer), limitBytes, signal);
  if (bytes === null || (await draft.bytes()) === bytes) return draft;
  // A connection that closes early can look like the end of the file.
  await draft.discard();
  throw new CutShortError(`not ${bytes} bytes`);
}

/** Fewer or more bytes came than were promised: asked for again, they may be right. */
class CutShortError extends Error {
  override readonly name = 'CutShortError';
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

function outcomeOfStatus(status: number): FetchOutcome {
  if (status === 410) return { kind: 'failed', reason: 'gone' };
  return status === 404 ? { kind: 'missing' } : { kind: 'again', why: `status ${status}` };
}

function outcomeOfError(error: unknown): FetchOutcome {
  if (error instanceof HTTPFetchError) return outcomeOfStatus(error.status);
  if (error instanceof TooLargeError) return { kind: 'failed', reason: 'tooLarge' };
  if (error instanceof UnsafeAddressError) return { kind: 'failed', reason: 'unsafeAddress' };
  if (error instanceof UnreadableError) return { kind: 'failed', reason: 'unreadable' };
  return { kind: 'again', why: kindOf(error) };
}

/** For the log: what the network says of an address names its host, which is part of somebody's message. */
function kindOf(error: unknown): string {
  const { code, cause, name } = error as { code?: unknown; cause?: { code?: unknown } | null; name?: unknown };
  return String(code ?? cause?.code ?? name);
}
