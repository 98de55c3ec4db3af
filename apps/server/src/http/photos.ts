import { type Denial, DeniedError } from '@engawa/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setPhoto } from '../chat/members.ts';
import { UnreadableError } from '../media/image-work.ts';
import { isUsablePhoto, photoBytes } from '../media/photos.ts';
import type { Parts } from '../parts.ts';
import { afterCommit } from '../store/after-commit.ts';
import { NotFoundError } from '../store/not-found.ts';
import type { ByMember } from '../store/who.ts';
import { speakerReader } from './session.ts';
import { harmless } from './stored-file.ts';

const notUsable: Denial = { code: 'photoNotUsable', params: { limitBytes: photoBytes } };
const year = 365 * 24 * 60 * 60;

/** Members put and delete their own photo; anybody who knows its address may see it, LINE above all. */
export function photoRoutes(parts: Parts) {
  const { photos } = parts;
  const sessionOf = speakerReader(parts);
  return async (http: FastifyInstance) => {
    http.addContentTypeParser('image/png', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    http.setErrorHandler(answerDenial);
    http.get<{ Params: { key: string } }>('/media/photos/:key.png', async (request, reply) => {
      const bytes = await photos.read(request.params.key);
      if (!bytes) return reply.code(404).send({ error: 'notFound' });
      return reply
        .headers({ ...harmless, 'cross-origin-resource-policy': 'cross-origin' })
        .header('cache-control', `public, max-age=${year}, immutable`)
        .type('image/png')
        .send(bytes);
    });
    const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
      // Before the body: nobody's megabytes are read before it is known whose they are.
      if (!(await sessionOf(request, reply))) return reply.code(401).send({ error: 'signedOut' });
    };
    http.put('/media/photo', { bodyLimit: photoBytes, onRequest }, async (request, reply) => {
      const me = await sessionOf(request, reply);
      if (!me) return reply.code(401).send({ error: 'signedOut' });
      return { photoUrl: await replacePhoto(request, me.who, usable(request.body)) };
    });
    http.delete('/media/photo', async (request, reply) => {
      const me = await sessionOf(request, reply);
      if (!me) return reply.code(401).send({ error: 'signedOut' });
      await replacePhoto(request, me.who, null);
      return {};
    });
  };

  /** The file is there before anybody is told of it, and goes after nobody is told any more. */
  async function replacePhoto({ log }: FastifyRequest, who: ByMember, bytes: Buffer | null) {
    const key = bytes && (await photos.save(bytes));
    const { member, before } = await setPhoto(parts.store, who, key).catch(async (error) => {
      // Only a no says that nobody is told of it. After a fault somebody may be.
      if (key && (error instanceof DeniedError || error instanceof NotFoundError))
        await afterCommit(log, photos.remove([key]));
      throw error;
    });
    if (before) await afterCommit(log, photos.remove([before]));
    return member.photoUrl;
  }
}

function usable(body: unknown): Buffer {
  if (!Buffer.isBuffer(body) || !isUsablePhoto(body)) throw new DeniedError(notUsable);
  return body;
}

/** A body that is too long or of another type is no usable photo either. */
function answerDenial(error: Error & { statusCode?: number }, _request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof DeniedError) return reply.code(403).send({ denial: error.denial });
  if (error instanceof UnreadableError) return reply.code(403).send({ denial: notUsable });
  if (error.statusCode === 413 || error.statusCode === 415) return reply.code(403).send({ denial: notUsable });
  throw error;
}
