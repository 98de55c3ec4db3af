import type { Denial, MediaId, RoomId } from '@engawa/domain';
import { memberHeaders } from './page-member.ts';
import { refusalIn, type SessionRefusal, sessionRefused } from './refusals.ts';

/** What the server needs to know of a file before it has seen it; lengths in pixels and milliseconds as the browser found them. */
export type UploadFacts = {
  readonly mediaId: MediaId;
  readonly roomId: RoomId;
  readonly name: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly durationMs?: number | undefined;
  /** As it is, to be saved. */
  readonly as?: 'file' | undefined;
};

export type UploadAnswer =
  | { readonly kind: 'uploaded' }
  | { readonly kind: 'denied'; readonly denial: Denial }
  /** The session is another one: nothing is wrong with the file, and its member may send it later. */
  | { readonly kind: 'refused'; readonly refusal: SessionRefusal }
  | { readonly kind: 'notFound' | 'tooLarge' | 'cancelled' }
  /** No answer, or the server's own trouble. */
  | { readonly kind: 'later' };

type Watch = { readonly signal: AbortSignal; readonly onProgress?: (sentBytes: number) => void };

/** Uploads a file under an id made here; the same id again is the same file. */
export function putFile(facts: UploadFacts, file: Blob, watch: Watch): Promise<UploadAnswer> {
  return put(addressOf(facts), file, watch);
}

/** Gives a video, before it is posted, the picture to show until it plays. */
export function putPoster(mediaId: MediaId, poster: Blob, watch: Watch): Promise<UploadAnswer> {
  return put(`/media/uploads/${mediaId}/poster`, poster, watch);
}

/** Tells the server to forget a file that was not posted. It forgets by itself too, later. */
export function cancelUpload(mediaId: MediaId): void {
  fetch(`/media/uploads/${mediaId}`, { method: 'DELETE', headers: memberHeaders() }).catch(() => {});
}

function addressOf({ mediaId, roomId, name, as, ...sizes }: UploadFacts): string {
  const query = new URLSearchParams({ room: roomId, name, ...(as && { as }) });
  for (const [key, value] of Object.entries(sizes)) if (value) query.set(key, String(Math.round(value)));
  return `/media/uploads/${mediaId}?${query}`;
}

/** XMLHttpRequest, because `fetch` tells nothing of how much of a body has gone. */
function put(url: string, body: Blob, { signal, onProgress }: Watch): Promise<UploadAnswer> {
  return new Promise((done) => {
    if (signal.aborted) return done({ kind: 'cancelled' });
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const end = (answer: UploadAnswer) => {
      signal.removeEventListener('abort', abort);
      done(answer);
    };
    signal.addEventListener('abort', abort);
    request.upload.onprogress = (event) => onProgress?.(event.loaded);
    request.onload = () => {
      const answer = answerOf(request.status, request.responseText);
      if (answer.kind === 'refused') sessionRefused(answer.refusal);
      end(answer);
    };
    request.onerror = () => end({ kind: 'later' });
    request.onabort = () => end({ kind: 'cancelled' });
    request.open('PUT', url);
    for (const [name, value] of Object.entries(memberHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', body.type || 'application/octet-stream');
    request.send(body);
  });
}

/** What an answer to an upload means. */
export function answerOf(status: number, body: string): UploadAnswer {
  if (status >= 200 && status < 300) return { kind: 'uploaded' };
  // Too slow, or too many at once: it passes by itself, whatever the reason given.
  if (status === 408 || status === 429) return { kind: 'later' };
  const denial = denialIn(body);
  const refusal = refusalIn(status, denial);
  if (refusal) return { kind: 'refused', refusal };
  if (denial) return { kind: 'denied', denial };
  if (status === 413) return { kind: 'tooLarge' };
  return status >= 400 && status < 500 ? { kind: 'notFound' } : { kind: 'later' };
}

function denialIn(body: string): Denial | null {
  try {
    return (JSON.parse(body) as { denial?: Denial }).denial ?? null;
  } catch {
    return null;
  }
}
