import { type Denial, normalizeMemberId } from '@engawa/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { type Attempts, accountAttempts, addressAttempts, addressKey, spreadAttempts } from '../auth/attempts.ts';
import { type Auth, clientAddressHeader } from '../auth/auth.ts';

const credentials = v.object({
  username: v.pipe(v.string(), v.maxLength(256)),
  password: v.pipe(v.string(), v.maxLength(128)),
  rememberMe: v.optional(v.boolean(), true),
});

const suspended: Denial = { code: 'suspended', params: {} };

/**
 * The two ways of the sign-in library that are open: into a session and out of it. Everything else it can do with
 * accounts (signing up, changing the name or the address) answers 404, because accounts belong to our verbs.
 */
export function signInRoutes(auth: Auth) {
  const attempts = { byAddress: addressAttempts(), byAccount: accountAttempts(), spread: spreadAttempts() };
  return async (http: FastifyInstance) => {
    http.post('/api/auth/sign-in/username', (request, reply) => signIn(auth, attempts, request, reply));
    http.post('/api/auth/sign-out', async (request, reply) => {
      return passOn(await auth.betterAuth.api.signOut({ headers: headersFor(request), asResponse: true }), reply);
    });
  };
}

/** A wrong password and an unknown id get the same answer, and both count. */
async function signIn(
  auth: Auth,
  { byAddress, byAccount, spread }: { byAddress: Attempts; byAccount: Attempts; spread: Attempts },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const parsed = v.safeParse(credentials, request.body);
  if (!parsed.success) return reply.code(400).send({ error: 'invalid' });
  // A NUL is in nobody's id, and PostgreSQL would refuse to look for it.
  const username = normalizeMemberId(parsed.output.username).replaceAll('\0', '\ufffd');
  const address = addressKey(request.ip);
  const account = `${address} ${username}`;
  const counts = [
    [byAddress, address],
    [byAccount, account],
    [spread, username],
  ] as const;
  const wait = Math.max(...counts.map(([attempts, key]) => attempts.secondsToWait(key)));
  if (wait > 0) return reply.code(429).header('retry-after', wait).send({ error: 'tooMany' });
  for (const [attempts, key] of counts) attempts.count(key);
  const body = { ...parsed.output, username };
  const answer = await auth.betterAuth.api.signInUsername({ body, headers: headersFor(request), asResponse: true });
  if (answer.status === 401) return reply.code(401).send({ error: 'wrong' });
  byAddress.forgive(address);
  byAccount.forget(account);
  spread.forgive(username);
  if (answer.status === 403) return reply.code(403).send({ denial: suspended });
  return passOn(answer, reply);
}

function headersFor(request: FastifyRequest): Headers {
  return new Headers({
    cookie: request.headers.cookie ?? '',
    'user-agent': (request.headers['user-agent'] ?? '').slice(0, 256),
    [clientAddressHeader]: request.ip,
  });
}

/** The library's cookies and status; its body repeats the session's token, which no script should ever see. */
function passOn(answer: Response, reply: FastifyReply): FastifyReply {
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  if (answer.status >= 500) throw new Error(`The sign-in library answered ${answer.status}.`);
  return reply.code(answer.status).header('cache-control', 'no-store').send({});
}
