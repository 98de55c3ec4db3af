import { canSpeakFor, type Denial, normalizeMemberId } from '@engawa/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { clientAddressHeader } from '../auth/auth.ts';
import { recognise } from '../auth/session-cookie.ts';
import { SignInLimits } from '../auth/sign-in-limits.ts';
import { endSession } from '../chat/sessions.ts';
import type { Parts } from '../parts.ts';
import { believedBy } from './session.ts';

const credentials = v.object({
  username: v.pipe(v.string(), v.maxLength(256)),
  password: v.pipe(v.string(), v.maxLength(128)),
  rememberMe: v.optional(v.boolean(), true),
});

/** An id, a password and a yes or no. */
const bodyLimit = 4096;

const suspended: Denial = { code: 'suspended', params: {} };

/**
 * The two ways of the sign-in library that are open: into a session and out of it. Everything else it can do with
 * accounts (signing up, changing the name or the address) answers 404, because accounts belong to our verbs.
 */
export function signInRoutes(parts: Pick<Parts, 'auth' | 'store'>) {
  const limits = new SignInLimits();
  return async (http: FastifyInstance) => {
    http.post('/api/auth/sign-in/username', { bodyLimit }, (request, reply) => signIn(parts, limits, request, reply));
    http.post('/api/auth/sign-out', { bodyLimit }, (request, reply) => signOut(parts, request, reply));
  };
}

/** A wrong password and an unknown id get the same answer, and both count. */
async function signIn(
  { auth, store }: Pick<Parts, 'auth' | 'store'>,
  limits: SignInLimits,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const parsed = v.safeParse(credentials, request.body);
  if (!parsed.success) return reply.code(400).send({ error: 'invalid' });
  // A NUL is in nobody's id, and PostgreSQL would refuse to look for it.
  const username = normalizeMemberId(parsed.output.username).replaceAll('\0', '\ufffd');
  const cookies = request.headers.cookie ?? '';
  const knock = { memberId: username, ip: request.ip, device: auth.devices.knows(cookies, username) };
  const wait = limits.count(knock);
  if (wait > 0) return reply.code(429).header('retry-after', wait).send({ error: 'tooMany' });
  const body = { ...parsed.output, username };
  const answer = await auth.betterAuth.api.signInUsername({ body, headers: headersFor(request), asResponse: true });
  if (answer.status === 401) return reply.code(401).send({ error: 'wrong' });
  limits.wasNoGuess(knock);
  if (answer.status === 403) return reply.code(403).send({ denial: suspended });
  // The cookie of whoever was signed in here is gone now; their session must not live on without it.
  const before = await recognise(auth, store, request);
  if (before && answer.ok) await endSession(store, before.who);
  return passOn(answer, reply, answer.ok ? [auth.devices.remember(cookies, username)] : []);
}

/** The session goes the way of all that end, so that its streams hear of it; the library takes the cookie back. */
async function signOut({ auth, store }: Pick<Parts, 'auth' | 'store'>, request: FastifyRequest, reply: FastifyReply) {
  const session = await recognise(auth, store, request);
  if (session) {
    const verdict = canSpeakFor(session.who.memberId, believedBy(request));
    if (!verdict.allowed) return reply.code(403).send({ denial: verdict.denial });
    await endSession(store, session.who);
  }
  return passOn(await auth.betterAuth.api.signOut({ headers: headersFor(request), asResponse: true }), reply);
}

function headersFor(request: FastifyRequest): Headers {
  return new Headers({
    cookie: request.headers.cookie ?? '',
    'user-agent': (request.headers['user-agent'] ?? '').slice(0, 256),
    [clientAddressHeader]: request.ip,
  });
}

/** The library's cookies and status; its body repeats the session's token, which no script should ever see. */
function passOn(answer: Response, reply: FastifyReply, ours: readonly string[] = []): FastifyReply {
  for (const cookie of [...answer.headers.getSetCookie(), ...ours]) reply.header('set-cookie', cookie);
  if (answer.status >= 500) throw new Error(`The sign-in library answered ${answer.status}.`);
  return reply.code(answer.status).header('cache-control', 'no-store').send({});
}
