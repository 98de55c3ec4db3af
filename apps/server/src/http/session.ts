import { assertAllowed, canSpeakFor, type MemberKey } from '@engawa/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { recognise, type SignedIn } from '../auth/session-cookie.ts';
import type { Parts } from '../parts.ts';

export type SessionReader = (request: FastifyRequest, reply: FastifyReply) => Promise<SignedIn | null>;

/** In this header a page names the member it shows. */
const memberHeader = 'engawa-member';

/** Who sends a request; prolongs the session's cookie with the answer, where one is still to be sent. */
export function sessionReader({ auth, store }: Pick<Parts, 'auth' | 'store'>): SessionReader {
  return async (request, reply) => {
    const session = await recognise(auth, store, request);
    if (session && !reply.sent) for (const cookie of session.setCookies) reply.header('set-cookie', cookie);
    return session;
  };
}

/** The same for the feed. */
export function viewerReader(parts: Pick<Parts, 'auth' | 'store'>) {
  const sessionOf = sessionReader(parts);
  return async (request: FastifyRequest, reply: FastifyReply) => (await sessionOf(request, reply))?.who ?? null;
}

/** The same for what changes something. @throws DeniedError `anotherMember` when the page shows somebody else */
export function speakerReader(parts: Pick<Parts, 'auth' | 'store'>): SessionReader {
  const sessionOf = sessionReader(parts);
  return async (request, reply) => {
    const session = await sessionOf(request, reply);
    if (session) assertAllowed(canSpeakFor(session.who.memberId, believedBy(request)));
    return session;
  };
}

/** Whom the page shows that sends this; null: it does not say. */
export function believedBy({ headers }: Pick<FastifyRequest, 'headers'>): MemberKey | null {
  const named = headers[memberHeader];
  return typeof named === 'string' ? named : null;
}
