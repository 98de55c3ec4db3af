import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '@engawa/domain';
import { memberFacts } from '../store/members.ts';
import { sessionByToken } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import type { ByMember } from '../store/who.ts';
import { type Auth, sessionTouchSeconds } from './auth.ts';
import { signedValue } from './signed-cookie.ts';

/** Who asks: a member with a live session. */
export type SignedIn = {
  readonly who: ByMember & { readonly sessionId: string };
  /** As it was when the request came in; verbs load it again inside their transaction. */
  readonly actor: Actor;
};

export type Recognised = SignedIn & {
  /** Cookies that prolong the session; to be sent with the answer. */
  readonly setCookies: readonly string[];
};

/** `ip` is the client's, as Fastify worked it out. */
type Request = { readonly headers: IncomingHttpHeaders; readonly ip: string };

/** Who sends this request: one query, asked anew with every request, so that an ended session stops at once. */
export async function recognise(auth: Auth, store: Store, { headers, ip }: Request): Promise<Recognised | null> {
  const { authCookies } = await auth.betterAuth.$context;
  const token = signedValue(headers.cookie ?? '', authCookies.sessionToken.name, auth.signingKey);
  const session = token === null ? undefined : await sessionByToken(store.db, token);
  if (!session) return null;
  const stale = Date.now() - session.usedAt.getTime() > sessionTouchSeconds * 1000;
  return {
    who: { kind: 'member', memberId: session.member.id, sessionId: session.id, from: ip },
    actor: memberFacts(session.member),
    setCookies: stale ? await prolong(auth, headers.cookie ?? '') : [],
  };
}

async function prolong(auth: Auth, cookie: string): Promise<string[]> {
  const { headers } = await auth.betterAuth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true });
  return headers.getSetCookie();
}
