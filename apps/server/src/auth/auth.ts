import type { MemberKey } from '@engawa/domain';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { username } from 'better-auth/plugins/username';
import type { Logger } from 'pino';
import type { Secret } from '../sealing.ts';
import { passwordHashOf } from '../store/credentials.ts';
import { memberById } from '../store/members.ts';
import type { Store } from '../store/store.ts';
import { throughWriter } from '../store/through-writer.ts';
import { ownPasswordAttempts } from './attempts.ts';
import { KnownDevices } from './known-devices.ts';

/** A session that nobody uses for this long ends; every use prolongs it. */
const sessionSeconds = 30 * 24 * 60 * 60;
/** How often use is written down, so that a busy session does not write with every request. */
export const sessionTouchSeconds = 60 * 60;

export type Auth = ReturnType<typeof createAuth>;

type Needs = { readonly store: Store; readonly secret: Secret; readonly publicUrl: string; readonly log: Logger };

/**
 * Sign-in by member id and password. The library owns passwords, cookies and session rows; who may have an account is
 * decided by our verbs alone, so its own ways to make and change accounts are not reachable (see http/sign-in.ts).
 */
export function createAuth({ store, secret, publicUrl, log }: Needs) {
  const signingKey = secret.keyFor('sessions').toString('base64url');
  const guesses = ownPasswordAttempts();
  const library = createLibrary(store, signingKey, publicUrl, log);
  return {
    betterAuth: library,
    signingKey,
    devices: new KnownDevices(secret.keyFor('devices').toString('base64url'), isSecure(publicUrl)),
    hashPassword,
    /** Whether this is the member's password; a stolen session must not become a way to guess it. */
    async passwordFits(memberId: MemberKey, password: string): Promise<boolean | 'tooMany'> {
      if (guesses.secondsToWait(memberId) > 0) return 'tooMany';
      guesses.count(memberId);
      const hash = await passwordHashOf(store.db, memberId);
      const fits = hash !== null && (await verifyPassword({ hash, password }));
      if (fits) guesses.forget(memberId);
      return fits;
    },
  };
}

function createLibrary(store: Store, secret: string, baseURL: string, log: Logger) {
  return betterAuth({
    appName: 'Engawa',
    baseURL,
    basePath: '/api/auth',
    secret,
    database: { db: throughWriter(store), type: store.dialect.name },
    user: { modelName: 'auth_user' },
    account: { modelName: 'auth_account' },
    session: {
      modelName: 'auth_session',
      expiresIn: sessionSeconds,
      updateAge: sessionTouchSeconds,
      // A session that was ended must stop with the next request.
      cookieCache: { enabled: false },
    },
    verification: { modelName: 'auth_verification' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 128 },
    // Our door counts attempts itself: by address, member id and device.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'engawa',
      useSecureCookies: isSecure(baseURL),
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    databaseHooks: { session: { create: { before: (session) => refuseSuspended(store, session.userId) } } },
    plugins: [
      username({
        displayUsername: false,
        // Any words at all take the same way, so that the answer tells nothing about who is here.
        minUsernameLength: 1,
        maxUsernameLength: 256,
        usernameNormalization: false,
        usernameValidator: () => true,
      }),
    ],
    logger: {
      level: 'warn',
      log: (level, message) => log[level === 'error' ? 'error' : 'debug']({ from: 'auth' }, message),
    },
    telemetry: { enabled: false },
  });
}

const isSecure = (url: string) => url.startsWith('https://');

/** Set by our door to the address that Fastify worked out; never taken from a client. */
export const clientAddressHeader = 'x-engawa-client-address';

/** Asked after the password was right, so that only its owner learns of the suspension. */
async function refuseSuspended(store: Store, id: MemberKey): Promise<void> {
  const member = await memberById(store.db, id);
  if (member.suspended_at) throw new APIError('FORBIDDEN', { message: 'suspended' });
}
