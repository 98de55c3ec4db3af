import { type LineSimulator, startLineSimulator } from '@engawa/line-simulator';
import { createTRPCClient, httpLink } from '@trpc/client';
import type { Logger } from 'pino';
import { type App, type AppRouter, readConfig, startApp } from '../src/index.ts';
import { Accounts } from '../src/line/account/accounts.ts';
import { byOperator } from '../src/store/who.ts';
import { castPassword } from './cast.ts';
import { type Cast, seedCompany } from './seed.ts';

/** A member's browser without its screen: the server's procedures under a session of their own. */
export type MemberClient = ReturnType<typeof createTRPCClient<AppRouter>>;

/** A real server on a real database, with a LINE Platform of its own beside it. */
export type RunningCompany = {
  readonly app: App;
  readonly line: LineSimulator;
  readonly cast: Cast;
  /** Signs in by password over HTTP. */
  signIn(memberId: string): Promise<MemberClient>;
  cookieOf(memberId: string): Promise<string>;
  /** An account at LINE, connected and serving these members. */
  connectChannel(name: string, memberIds: readonly string[]): Promise<ReturnType<LineSimulator['createChannel']>>;
  /** What the server does once an hour: LINE is asked how each account is set. */
  lookAtAccounts(): Promise<void>;
  /** Stops the server and starts it again on the same database; LINE goes on. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export type CompanyPlace = {
  /** As in `DATABASE_URL`. */
  readonly database: string;
  readonly directory: string;
  readonly port?: number;
  /** Default: one is started, and ends with the company. */
  readonly line?: LineSimulator;
  /** What the clock of the LINE that is started shows, in ms; default: the machine's. */
  readonly lineClock?: () => number;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: errors, to the console. */
  readonly log?: Logger;
};

/** LINE itself gives up after two seconds: on a busy machine words would then be lost in the middle of a story about something else. */
const patienceMs = 30_000;

/** Starts server and simulator and lets the cast in. */
export async function startCompany(place: CompanyPlace): Promise<RunningCompany> {
  const line =
    place.line ??
    (await startLineSimulator({ webhookTimeoutMs: patienceMs, ...(place.lineClock && { now: place.lineClock }) }));
  const config = readConfig({
    HOST: '127.0.0.1',
    PORT: String(place.port ?? 0),
    DATABASE_URL: place.database,
    DATA_DIR: place.directory,
    LINE_API_URL: line.url,
    LINE_DATA_API_URL: line.url,
    LINE_LINK_URL: line.url,
    LOG_LEVEL: 'error',
    ...place.env,
  });
  const options = place.log ? { log: place.log } : {};
  let app = await startApp(config, options);
  const port = Number(new URL(app.url).port);
  const cast = await seedCompany(app.parts);
  const company = {
    get app() {
      return app;
    },
    line,
    cast,
    signIn: async (memberId: string) => clientFor(app.url, await signIn(app.url, memberId)),
    cookieOf: (memberId: string) => signIn(app.url, memberId),
    async connectChannel(name: string, memberIds: readonly string[]) {
      const channel = line.createChannel({ displayName: name });
      const served = memberIds.map((id) => cast[id]!);
      await app.parts.line.connectChannel(byOperator, {
        lineChannelId: channel.channelId,
        secret: channel.channelSecret,
        served,
      });
      return channel;
    },
    lookAtAccounts: () => app.parts.line.workers.find((worker) => worker instanceof Accounts)!.look(),
    async restart() {
      await app.close();
      app = await startApp({ ...config, port, publicUrl: config.publicUrl ?? `http://localhost:${port}` }, options);
    },
    async close() {
      await app.close();
      if (!place.line) await line.stop();
    },
  };
  return company;
}

/** @returns the session's cookie. */
export async function signIn(url: string, memberId: string, password = castPassword): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username: memberId, password, rememberMe: true }),
  });
  if (!answer.ok) throw new Error(`sign-in of ${memberId}: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export function clientFor(url: string, cookie: string): MemberClient {
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc`, headers: { cookie, origin: url } })] });
}
