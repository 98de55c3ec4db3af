import { createHash } from 'node:crypto';
import type { Bubble } from './chat.ts';

/** LINE's phones wait no longer for a picture, one may think; a test must end. */
const TIMEOUT_MS = 60_000;

/** One address as a phone found it; of the bytes only what they are known by. */
export interface FetchedFile {
  url: string;
  status: number;
  contentType: string | null;
  /** As the header says; null when it says none. */
  contentLength: number | null;
  bytes: { sha256: string; length: number };
  /** Whether a part can be asked for, which LINE's players need for video and audio. */
  supportsRange: boolean;
}

export interface FetchedMedia {
  original: FetchedFile;
  /** Absent of audio. */
  preview?: FetchedFile;
}

/** GETs what an image, video or audio message of the account points to; null when the message points to nothing. */
export async function fetchMedia({ message }: Bubble): Promise<FetchedMedia | null> {
  const { originalContentUrl, previewImageUrl } = message as { originalContentUrl?: string; previewImageUrl?: string };
  if (originalContentUrl === undefined) return null;
  const original = await fetchFile(originalContentUrl);
  return previewImageUrl === undefined ? { original } : { original, preview: await fetchFile(previewImageUrl) };
}

/** A redirect is an answer like any other: LINE's phone must not end on a login page. */
async function fetchFile(url: string): Promise<FetchedFile> {
  const response = await get(url);
  const hash = createHash('sha256');
  let length = 0;
  for await (const part of response.body ?? []) {
    hash.update(part);
    length += part.length;
  }
  const declared = response.headers.get('content-length');
  return {
    url,
    status: response.status,
    contentType: response.headers.get('content-type'),
    contentLength: declared === null ? null : Number(declared),
    bytes: { sha256: hash.digest('hex'), length },
    supportsRange: await supportsRange(url),
  };
}

async function supportsRange(url: string): Promise<boolean> {
  const response = await get(url, { range: 'bytes=0-0' });
  await response.body?.cancel();
  return response.status === 206 && /^bytes 0-0\//.test(response.headers.get('content-range') ?? '');
}

function get(url: string, headers: Record<string, string> = {}): Promise<Response> {
  // Compressed bytes would have another length and hash than the file.
  const all = { 'accept-encoding': 'identity', ...headers };
  return fetch(url, { headers: all, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
}
