import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InvitationPage } from '@engawa/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invitationPage } from '../chat/invitations.ts';
import type { Parts } from '../parts.ts';
import { escaped } from './html.ts';

type InvitationRequest = FastifyRequest<{ Params: { code: string } }>;

/**
 * The page behind an invitation link, with a head that says whose it is: programs that draw a preview of a link run no
 * script, and ask for no HTML in particular.
 * @param root the built web app
 */
export function invitationHead(
  { store, config, publicUrl }: Pick<Parts, 'store' | 'config' | 'publicUrl'>,
  root: string,
) {
  const { lineLinkUrl } = config;
  return async (http: FastifyInstance) => {
    // Where it is not built, the head alone is of use to a preview.
    const page = await readFile(join(root, 'index.html'), 'utf8').catch(() => bare);

    http.get('/i/:code', async (request: InvitationRequest, reply: FastifyReply) => {
      const shown = await invitationPage(store, { publicUrl, lineLinkUrl }, request.params.code);
      return reply
        .headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
        .type('text/html; charset=utf-8')
        .send(shown ? withHead(page, headOf(shown, `${publicUrl}/i/${request.params.code}`, publicUrl)) : page);
    });
  };
}

const bare =
  '<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>Engawa</title></head><body></body></html>';

function headOf({ memberName, companyName, photoUrl }: InvitationPage, url: string, publicUrl: string): string {
  const title = companyName ? `${memberName}・${companyName}` : memberName;
  const description = `${memberName}さんとLINEで話せます。 / Talk with ${memberName} on LINE.`;
  const og = {
    'og:type': 'profile',
    'og:site_name': companyName || 'Engawa',
    'og:title': title,
    'og:description': description,
    'og:url': url,
    'og:image': photoUrl ? publicUrl + photoUrl : `${publicUrl}/icons/icon-512.png`,
  };
  const metas = Object.entries(og).map(([name, said]) => `<meta property="${name}" content="${escaped(said)}">`);
  return [
    `<title>${escaped(title)}</title>`,
    `<meta name="description" content="${escaped(description)}">`,
    '<meta name="twitter:card" content="summary">',
    ...metas,
  ].join('\n');
}

/** Instead of what the page says of itself. */
function withHead(page: string, head: string): string {
  const plain = page.replace(/<title>[^<]*<\/title>/, '').replace(/<meta name="description"[^>]*>/, '');
  // A function, because a name may hold what a replacement would read as more than itself.
  return plain.replace('</head>', () => `${head}\n</head>`);
}
