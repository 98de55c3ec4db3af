import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Actor, MemberKey } from '@engawa/domain';
import { memberFacts } from '../store/members.ts';
import { sessionByToken } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import { type Auth, sessionTouchSeconds } from './auth.ts';

/** Who asks: a member with a live session. */
export type SignedIn = {
  readonly sessionId: string;
  readonly memberId: MemberKey;
  /** As it was when the request came in; verbs load it again inside their transaction. */
  readonly actor: Actor;
};

export type Recognised = SignedIn & {
  /** Cookies that prolong the session; to be sent with the answer. */
  readonly setCookies: readonly string[];
};

/** Who sends this request: one query, asked anew with every request, so that an ended session stops at once. */
export async function recognise(auth: Auth, store: Store, headers: IncomingHttpHeaders): Promise<Recognised | null> {
  const { authCookies } = await auth.betterAuth.$context;
  const token = signedValue(headers.cookie ?? '', authCookies.sessionToken.name, auth.signingKey);
  const session = token === null ? undefined : await sessionByToken(store.db, token);
  if (!session) return null;
  const stale = Date.now() - session.usedAt.getTime() > sessionTouchSeconds * 1000;
  return {
    sessionId: session.id,
    memberId: session.member.id,
    actor: memberFacts(session.member),
    setCookies: stale ? await prolong(auth, headers.cookie ?? '') : [],
  };
}

async function prolong(auth: Auth, cookie: string): Promise<string[]> {
  const { headers } = await auth.betterAuth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true });
  return headers.getSetCookie();
}

/** A cookie as the sign-in library signs it: `value.base64(HMAC-SHA-256)`, percent-encoded. Null when it is not ours. */
function signedValue(cookies: string, name: string, key: string): string | null {
  const raw = cookies
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`));
  const value = raw && decoded(raw.slice(name.length + 1));
  const end = value ? value.lastIndexOf('.') : -1;
  if (!value || end < 1) return null;
  const expected = createHmac('sha256', key).update(value.slice(0, end)).digest();
  const given = Buffer.from(value.slice(end + 1), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? value.slice(0, end) : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
