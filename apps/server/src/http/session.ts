import type { FastifyReply, FastifyRequest } from 'fastify';
import { recognise, type SignedIn } from '../auth/session-cookie.ts';
import type { Parts } from '../parts.ts';

export type SessionReader = (request: FastifyRequest, reply: FastifyReply) => Promise<SignedIn | null>;

/** Who sends a request; prolongs the session's cookie with the answer, where one is still to be sent. */
export function sessionReader({ auth, store }: Pick<Parts, 'auth' | 'store'>): SessionReader {
  return async (request, reply) => {
    const session = await recognise(auth, store, request.headers);
    if (session && !reply.sent) for (const cookie of session.setCookies) reply.header('set-cookie', cookie);
    return session;
  };
}
