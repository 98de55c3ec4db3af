import type { MediaId, MessageId, RoomId } from '@engawa/domain';
import { createStore, reconcile } from 'solid-js/store';
import { putFile, putPoster, type UploadAnswer } from '../api/uploads.ts';
import { endsWithMember } from './member-end.ts';
import { fileOf } from './unsent-files.ts';
import type { Outcome, UnsentMedia } from './unsent-queue.ts';
import { createUploadQueue } from './upload-queue.ts';

export type UploadOutcome = { readonly kind: 'uploaded' } | Exclude<Outcome, { kind: 'posted' }>;
type Upload = { readonly roomId: RoomId; readonly media: UnsentMedia; readonly messageId: MessageId };

const [progress, setProgress] = createStore<Record<MediaId, number | undefined>>({});
let find: (mediaId: MediaId) => Upload | null = () => null;

/** Where the files to upload are described. */
export function uploadFrom(describe: typeof find): void {
  find = describe;
}

/** Bytes of the file that have gone so far; undefined while it is not on its way. Reactive. */
export function sentBytesOf(mediaId: MediaId): number | undefined {
  return progress[mediaId];
}

const queue = createUploadQueue<UploadOutcome>({ atOnce: 2, upload, cancelled: { kind: 'cancelled' } });

/** Uploads a file; a few go at a time, in the order they were asked for. */
export const uploadFile = queue.upload;
export const cancelUploading = queue.cancel;

endsWithMember(() => {
  queue.cancelAll();
  setProgress(reconcile({}));
});

async function upload(mediaId: MediaId, signal: AbortSignal): Promise<UploadOutcome> {
  const known = find(mediaId);
  if (!known) return { kind: 'cancelled' };
  const kept = await fileOf(mediaId);
  if (!kept || !(await isReadable(kept.file))) return { kind: 'failed', failure: { kind: 'fileLost' } };
  setProgress(mediaId, 0);
  try {
    const { roomId, media } = known;
    const watch = { signal, onProgress: (sent: number) => setProgress(mediaId, sent) };
    const answer = await putFile({ ...factsOf(media), roomId }, kept.file, watch);
    if (answer.kind !== 'uploaded' || !kept.poster) return outcomeOf(answer);
    // Without its picture a video still goes: the server has a plain one.
    const poster = await putPoster(mediaId, kept.poster, { signal });
    return ['later', 'cancelled', 'refused'].includes(poster.kind) ? outcomeOf(poster) : { kind: 'uploaded' };
  } finally {
    setProgress(mediaId, undefined);
  }
}

function factsOf({ mediaId, name, width, height, durationMs, asFile }: UnsentMedia) {
  return { mediaId, name, width, height, durationMs, as: asFile && ('file' as const) };
}

/** A file on the disk may have been moved or changed since it was chosen; then no byte of it can be read. */
async function isReadable(file: Blob): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(() => true)
    .catch(() => false);
}

function outcomeOf(answer: UploadAnswer): UploadOutcome {
  if (answer.kind === 'denied') return { kind: 'failed', failure: { kind: 'denied', denial: answer.denial } };
  if (answer.kind === 'tooLarge') return { kind: 'failed', failure: { kind: 'tooLarge' } };
  if (answer.kind === 'notFound') return { kind: 'failed', failure: { kind: 'gone' } };
  return { kind: answer.kind === 'refused' ? 'later' : answer.kind };
}
