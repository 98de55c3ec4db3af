import type { Denial } from '@engawa/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Refuses requests that another site's page makes with a member's cookie, and sets the headers that limit our own page. */
export function guard(http: FastifyInstance, { config, publicUrl }: { config: Config; publicUrl: string }): void {
  const headers = securityHeaders(config, publicUrl);
  const ownOrigin = new URL(publicUrl).origin;
  const tell = createTeller(publicUrl);
  http.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    if (changing.has(request.method) && !fromOurPage(request, ownOrigin)) {
      const page = pageElsewhere(request);
      if (page === null) return reply.code(403).send({ error: 'crossSite' });
      tell(request, page);
      return reply.code(403).send(refusalOf(page, ownOrigin));
    }
  });
}

/** Browsers send `Origin` with every request that changes something; programs without a browser's cookies need not. */
function fromOurPage(request: FastifyRequest, ownOrigin: string): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] !== 'cross-site';
  return origin === ownOrigin || URL.parse(origin)?.host === host;
}

/**
 * The origin of our own page, when the browser reached it by an address that we do not know: a proxy passes another `Host`, or
 * `PUBLIC_URL` is another. It is refused all the same; only the reason is another. Null: another site's page.
 */
function pageElsewhere({ headers }: FastifyRequest): string | null {
  // Pages cannot set it, and old browsers do not send it.
  const site = headers['sec-fetch-site'] ?? 'same-origin';
  return site === 'same-origin' && headers.origin ? (URL.parse(headers.origin)?.origin ?? null) : null;
}

/** In the words of every door: plain ones read `denial`, tRPC's client `error`. */
function refusalOf(opened: string, expected: string) {
  const denial: Denial = { code: 'wrongAddress', params: { opened, expected } };
  const data = { code: 'FORBIDDEN', httpStatus: 403, denial };
  return { denial, error: { message: 'FORBIDDEN', code: -32003, data } };
}

/** Each address once: the log is no place for a stranger to write in. */
function createTeller(publicUrl: string) {
  const told = new Set<string>();
  return ({ log, headers }: FastifyRequest, opened: string) => {
    if (told.has(opened) || told.size >= mostAddresses) return;
    told.add(opened);
    log.warn(
      { opened, host: headers.host, publicUrl },
      'a page of ours was opened at an address that is neither PUBLIC_URL nor the Host that reaches us: nobody can sign in or send there',
    );
  };
}

const mostAddresses = 20;

/** Photos of LINE users, stickers and LINE emoji lie on LINE's hosts. */
const linePhotos = ['https://profile.line-scdn.net', 'https://sprofile.line-scdn.net', 'https://obs.line-scdn.net'];
const lineStickers = 'https://stickershop.line-scdn.net';

function securityHeaders(config: Config, publicUrl: string): Record<string, string> {
  const images = ["'self'", 'data:', 'blob:', ...linePhotos, lineStickers, ...simulatorOrigin(config.lineApiUrl)];
  const policy = [
    "default-src 'self'",
    // Voice recordings become m4a in the page: the encoder is WebAssembly in a worker that brings itself along.
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    // What is listened to before it is sent lies in the page's memory.
    `media-src 'self' blob: ${lineStickers}`,
    "style-src 'self'",
    `img-src ${images.join(' ')}`,
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(self), geolocation=(self)',
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  };
}

/** A LINE simulator on this machine serves the pictures itself. */
function simulatorOrigin(lineApiUrl: string): string[] {
  const { origin, hostname } = new URL(lineApiUrl);
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? [origin] : [];
}
