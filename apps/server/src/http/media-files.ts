import { canAct } from '@engawa/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mediaForMember } from '../chat/media.ts';
import type { Parts } from '../parts.ts';
import { mediaByLineKey } from '../store/media.ts';
import { lineExtension } from '../store/media-addresses.ts';
import { sessionReader } from './session.ts';
import { notThere, sendStored } from './stored-file.ts';

/** What was taken back must not live on in a browser's own cache; clients keep what they may in one that they can empty. */
const keepNothing = 'private, no-store';
/** LINE asks when somebody looks at the message, which may be days later. No proxy on the way keeps what may end before. */
const lineKeeps = `private, max-age=${24 * 60 * 60}`;

/** Files for the members who may see them, and for LINE at addresses that nobody can guess. */
export function mediaFileRoutes(parts: Parts) {
  const { store, media } = parts;
  const sessionOf = sessionReader(parts);

  async function seen(request: FastifyRequest<{ Params: { mediaId: string } }>, reply: FastifyReply) {
    const me = await sessionOf(request, reply);
    if (!me || !canAct(me.actor).allowed) return null;
    return mediaForMember(store.db, me.who, request.params.mediaId);
  }

  return async (http: FastifyInstance) => {
    http.get<{ Params: { mediaId: string } }>('/media/files/:mediaId', async (request, reply) => {
      const row = await seen(request, reply);
      if (!row?.blob_key) return notThere(reply);
      const { blob_key: key, mime_type: mimeType, name } = row;
      return sendStored(request, reply, media, { key, mimeType, name, cacheControl: keepNothing });
    });

    http.get<{ Params: { mediaId: string } }>('/media/files/:mediaId/thumb', async (request, reply) => {
      const row = await seen(request, reply);
      if (!row?.thumb_key) return notThere(reply);
      const file = { key: row.thumb_key, mimeType: 'image/webp', cacheControl: keepNothing };
      return sendStored(request, reply, media, file);
    });

    http.get<{ Params: { lineKey: string; file: string } }>('/media/line/:lineKey/:file', async (request, reply) => {
      const row = await mediaByLineKey(store.db, request.params.lineKey);
      if (!row) return notThere(reply);
      const mimeType = row.line_mime_type ?? '';
      const files: Record<string, { key: string | null; mimeType: string }> = {
        [`original.${lineExtension(mimeType)}`]: { key: row.line_blob_key ?? row.blob_key, mimeType },
        'preview.jpg': { key: row.line_preview_key, mimeType: 'image/jpeg' },
      };
      const found = files[request.params.file];
      if (!found?.key) return notThere(reply);
      const forLine = { cacheControl: lineKeeps, forAll: true, leaves: true };
      return sendStored(request, reply, media, { ...found, key: found.key, ...forLine });
    });
  };
}
