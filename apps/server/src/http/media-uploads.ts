import { type Denial, type DenialCode, DeniedError, inputs, safeFileName } from '@engawa/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { askUpload, cancelUpload, recordUpload, setPoster, uploadedBefore, waitingUpload } from '../chat/media.ts';
import { NoRoomError } from '../media/disk-room.ts';
import { UnreadableError } from '../media/image-work.ts';
import { type StoredMedia, storeMedia, storePoster } from '../media/store-media.ts';
import type { Parts } from '../parts.ts';
import { afterCommit } from '../store/after-commit.ts';
import { unpostedBytes } from '../store/media.ts';
import { NotFoundError } from '../store/not-found.ts';
import type { ByMember } from '../store/who.ts';
import { promisedBytes, receiveBody, UploadBrokenError } from './receive-body.ts';
import { speakerReader } from './session.ts';
import { UploadAllowance } from './upload-allowance.ts';

const posterBytes = 10_000_000;

type UploadRequest = FastifyRequest<{ Params: { mediaId: string }; Querystring: Record<string, string | undefined> }>;

const length = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const uploadForm = v.object({
  id: inputs.uploadIdInput,
  room: inputs.id,
  name: v.string(),
  durationMs: v.optional(length),
  width: v.optional(length),
  height: v.optional(length),
  /** As it is, to be saved: nothing is decoded or shown of it. */
  as: v.optional(v.literal('file')),
});

type Said = Pick<v.InferOutput<typeof uploadForm>, 'durationMs' | 'width' | 'height'>;

/** Files on their way into a message: the bytes first, under an id made by the client, then `message.post` names it. */
export function mediaUploadRoutes(parts: Parts) {
  const { store, media, config, log } = parts;
  const sessionOf = speakerReader(parts);
  const allowance = new UploadAllowance(config.uploadsMaxBytes, (memberId) => unpostedBytes(store.db, memberId));
  const slow = { config: { slowBody: true as const } };

  return async (http: FastifyInstance) => {
    // The bytes go to the disk as they come; nobody parses them.
    http.removeAllContentTypeParsers();
    http.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    http.setErrorHandler(answerRefusal);

    http.put('/media/uploads/:mediaId', slow, async (request: UploadRequest, reply) => {
      const me = await sessionOf(request, reply);
      if (!me) return signedOut(reply);
      const { id, room, as: kind, ...said } = readForm(uploadForm, { ...request.query, id: request.params.mediaId });
      const { forLine } = await askUpload(store.db, me.who, room);
      const earlier = await uploadedBefore(store.db, me.who, id, { id: room, forLine });
      if (earlier) return earlier;
      const bytes = promisedBytes(request, config.mediaMaxBytes);
      return allowance.within(me.who.memberId, bytes, async () => {
        const draft = await receiveBody(request, media, config.mediaMaxBytes);
        const saidType = request.headers['content-type'] ?? null;
        const stored = await storeMedia(media, draft, {
          ...{ saidType, forLine, lane: 'member' },
          ...(kind && { kind }),
        });
        const known = { id, room_id: room, name: safeFileName(said.name) };
        return know(me.who, { ...stored, ...lengthsOf(stored, said) }, known);
      });
    });

    http.put('/media/uploads/:mediaId/poster', slow, async (request: UploadRequest, reply) => {
      const me = await sessionOf(request, reply);
      if (!me) return signedOut(reply);
      const id = readForm(inputs.uploadIdInput, request.params.mediaId);
      const waiting = () => waitingUpload(store.db, me.who, id);
      const row = await waiting();
      if (row.kind !== 'video') throw new NotFoundError('video');
      return allowance.within(me.who.memberId, promisedBytes(request, posterBytes), async () => {
        const draft = await receiveBody(request, media, posterBytes);
        const wanted = { forLine: row.line_key !== null, lane: 'member', mayStill: waiting } as const;
        const made = await storePoster(media, draft, row.blob_key!, wanted);
        return { media: await setPoster(store, me.who, id, made) };
      });
    });

    http.delete('/media/uploads/:mediaId', async (request: UploadRequest, reply) => {
      const me = await sessionOf(request, reply);
      if (!me) return signedOut(reply);
      const keys = await cancelUpload(store, me.who, readForm(inputs.uploadIdInput, request.params.mediaId));
      await afterCommit(request.log, media.remove(keys));
      return {};
    });
  };

  type Known = { id: string; room_id: string; name: string };

  /** Another upload of the same file may have been quicker; then this one's bytes are one too many. */
  async function know(who: ByMember, stored: StoredMedia, known: Known) {
    const recorded = await recordUpload(store, who, { ...stored, ...known }).catch(async (error) => {
      // Only a no says that there is no row. After a fault there may be one, and what has none is swept anyway.
      if (error instanceof DeniedError || error instanceof NotFoundError)
        await afterCommit(log, media.remove([stored.blob_key]));
      throw error;
    });
    const { blobKey, ...answer } = recorded;
    if (blobKey !== stored.blob_key) await afterCommit(log, media.remove([stored.blob_key]));
    return answer;
  }
}

/** What the browser found counts where the bytes do not say it. */
function lengthsOf(stored: StoredMedia, said: Said): Partial<StoredMedia> {
  if (stored.kind !== 'video' && stored.kind !== 'audio') return {};
  return {
    duration_ms: stored.duration_ms ?? said.durationMs ?? null,
    width: stored.width ?? said.width ?? null,
    height: stored.height ?? said.height ?? null,
  };
}

/** @throws NotFoundError: an address of another form leads nowhere. */
function readForm<T>(form: v.GenericSchema<unknown, T>, value: unknown): T {
  const { success, output } = v.safeParse(form, value);
  if (!success) throw new NotFoundError('upload');
  return output;
}

function signedOut(reply: FastifyReply): FastifyReply {
  return reply.code(401).send({ error: 'signedOut' });
}

const statusOf: Partial<Record<DenialCode, number>> = { mediaTooLarge: 413, tooManyUploads: 429 };
const notReadable: Denial = { code: 'mediaNotReadable', params: {} };

function answerRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof DeniedError)
    return reply.code(statusOf[error.denial.code] ?? 403).send({ denial: error.denial });
  if (error instanceof UnreadableError) return reply.code(403).send({ denial: notReadable });
  if (error instanceof NotFoundError) return reply.code(404).send({ error: 'notFound' });
  if (error instanceof NoRoomError) return noRoom(error, request, reply);
  if (error instanceof UploadBrokenError) return reply.code(error.statusCode).send({ error: error.message });
  throw error;
}

/** Clients try again later; an operator must hear of it now. */
function noRoom(err: NoRoomError, request: FastifyRequest, reply: FastifyReply) {
  request.log.error({ err }, 'the disk is nearly full: no more files are taken');
  return reply.code(507).send({ error: 'noRoom' });
}
