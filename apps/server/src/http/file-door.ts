import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type FileOffer, fileOffer } from '../chat/file-links.ts';
import type { Parts } from '../parts.ts';
import { countDownload } from '../store/file-links.ts';
import { doorPage } from './file-door-page.ts';
import { doorStyleHash } from './file-door-style.ts';
import type { DoorLanguage } from './file-door-words.ts';
import { sendStored } from './stored-file.ts';

type DoorRequest = FastifyRequest<{ Params: { token: string }; Querystring: { lang?: unknown } }>;

const policy = [
  "default-src 'none'",
  `style-src '${doorStyleHash}'`,
  "img-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Files for LINE users, who can get none in the talk itself: a page behind an address that nobody guesses. */
export function fileDoor({ store, media }: Pick<Parts, 'store' | 'media'>) {
  const offerOf = (request: DoorRequest) => fileOffer(store.db, request.params.token, new Date().toISOString());

  return async (http: FastifyInstance) => {
    http.get('/f/:token', async (request: DoorRequest, reply) => {
      const offer = await offerOf(request);
      return showPage(request, reply, offer);
    });

    http.get('/f/:token/download', async (request: DoorRequest, reply) => {
      const offer = await offerOf(request);
      if (offer.state !== 'open') return showPage(request, reply, offer);
      const { blobKey: key, mimeType, name } = offer.file;
      if (beginsDownload(request))
        await store.write({ kind: 'visitor', from: request.ip }, (tx) => countDownload(tx, request.params.token));
      reply.header('x-robots-tag', 'noindex');
      return sendStored(request, reply, media, {
        key,
        mimeType,
        name,
        attachment: true,
        leaves: true,
        cacheControl: 'private, no-store',
      });
    });
  };
}

function showPage(request: DoorRequest, reply: FastifyReply, offer: FileOffer): FastifyReply {
  const { lang } = request.query;
  const language = lang === 'ja' || lang === 'en' ? lang : languageOf(request.headers['accept-language'] ?? '');
  const path = `/f/${encodeURIComponent(request.params.token)}`;
  const links = {
    download: `${path}/download?openExternalBrowser=1`,
    inLanguage: (code: DoorLanguage) => `${path}?lang=${code}`,
  };
  return reply
    .code({ open: 200, expired: 410, revoked: 410, unknown: 404 }[offer.state])
    .headers({ 'content-security-policy': policy, 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    .header('vary', 'accept-language')
    .type('text/html; charset=utf-8')
    .send(doorPage(offer, language, links, new Date()));
}

/** Browsers go on with a download in parts; that is still one. */
function beginsDownload({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && (headers.range === undefined || /^bytes=0-/.test(headers.range));
}

/** Japanese unless English stands before it. */
function languageOf(accepted: string): DoorLanguage {
  const languages = accepted.toLowerCase().match(/\b(ja|en)\b/g) ?? [];
  return languages[0] === 'en' ? 'en' : 'ja';
}
