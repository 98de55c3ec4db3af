import { join, resolve } from 'node:path';
import { withoutEnding } from '@engawa/domain';
import * as v from 'valibot';

/** How this installation runs. Every value comes from the environment; `docs` name the same words. */
export type Config = {
  readonly host: string;
  /** 0: any free port (tests). */
  readonly port: number;
  /** Where browsers and LINE reach this server, without a slash at the end; null: `http://localhost:PORT`. */
  readonly publicUrl: string | null;
  readonly database: DatabasePlace;
  /** Absolute path of the folder for media and the secret. */
  readonly dataDir: string;
  /** ENGAWA_SECRET; null: the file `secret` in `dataDir`. */
  readonly secret: string | null;
  readonly lineApiUrl: string;
  readonly lineDataApiUrl: string;
  /** Start of the addresses that a LINE user opens on the phone. */
  readonly lineLinkUrl: string;
  /** Of one file, whoever sends it. */
  readonly mediaMaxBytes: number;
  /** Of all files of one member that are on their way or not posted yet; never less than one file may have. */
  readonly uploadsMaxBytes: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Addresses or number of proxies whose `X-Forwarded-*` headers are believed; false: nobody's. */
  readonly trustProxy: string | number | false;
};

export type DatabasePlace =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** Everything that is wrong with the configuration, one sentence each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

export const secretBytes = 32;

const repositoryRoot = resolve(import.meta.dirname, '../../..');

/**
 * Reads the configuration. Relative paths start at the repository's root; an empty value counts as none.
 * @throws ConfigError with all problems at once. Values are never repeated in it, since some are secrets.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const { success, output, issues } = v.safeParse(environment, filled);
  if (!success) throw new ConfigError(issues.map((issue) => issue.message));
  const dataDir = resolve(repositoryRoot, output.DATA_DIR);
  return {
    host: output.HOST,
    port: output.PORT,
    publicUrl: output.PUBLIC_URL ?? null,
    database: databasePlace(output.DATABASE_URL ?? `sqlite:${join(dataDir, 'engawa.db')}`),
    dataDir,
    secret: output.ENGAWA_SECRET ?? null,
    lineApiUrl: output.LINE_API_URL,
    lineDataApiUrl: output.LINE_DATA_API_URL,
    lineLinkUrl: output.LINE_LINK_URL,
    mediaMaxBytes: output.MEDIA_MAX_BYTES,
    uploadsMaxBytes: Math.max(output.UPLOADS_MAX_BYTES, output.MEDIA_MAX_BYTES),
    logLevel: output.LOG_LEVEL,
    trustProxy: output.TRUST_PROXY ?? false,
  };
}

function databasePlace(url: string): DatabasePlace {
  const file = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null;
  if (file === null) return { kind: 'postgres', url };
  return { kind: 'sqlite', file: file === ':memory:' ? file : resolve(repositoryRoot, file) };
}

const trimmed = v.pipe(v.string(), v.trim());

const webAddress = (name: string) =>
  v.pipe(
    trimmed,
    v.check(isWebAddress, `${name} must be an address that starts with http:// or https:// and has no ? or # part.`),
    // As browsers and LINE write it (punycode, small letters): what is kept as typed is equal to nothing they send.
    v.transform((address) => withoutEnding(URL.parse(address)?.href ?? address, (unit) => unit === '/')),
  );

function isWebAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username && !url.password;
}

const origin = (name: string) =>
  v.pipe(
    webAddress(name),
    v.check(
      (address) => !isWebAddress(address) || new URL(address).pathname === '/',
      `${name} must be an address without a path: the product lives at the root of its host.`,
    ),
  );

const port = v.pipe(
  trimmed,
  v.check((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'PORT must be a whole number from 0 to 65535.'),
  v.transform(Number),
);

const bytes = (name: string) =>
  v.pipe(
    trimmed,
    v.check((text) => /^[1-9]\d{0,12}$/.test(text), `${name} must be a whole number of bytes.`),
    v.transform(Number),
  );

const databaseUrl = v.pipe(
  trimmed,
  v.regex(
    /^(sqlite:.+|postgres(ql)?:\/\/.+)$/,
    'DATABASE_URL must be sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE.',
  ),
);

const secret = v.pipe(
  v.string(),
  v.check(
    (text) => Buffer.byteLength(text) >= secretBytes,
    `ENGAWA_SECRET must have at least ${secretBytes} bytes; "openssl rand -base64 48" makes a good one.`,
  ),
);

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Fastify reads "true" as "believe everybody", which lets any client choose its own address. */
const trustProxy = v.pipe(
  trimmed,
  v.check(
    (text) =>
      /^(\d{1,2}|[0-9a-f.:/, ]+|(loopback|linklocal|uniquelocal)(, ?(loopback|linklocal|uniquelocal))*)$/i.test(text),
    'TRUST_PROXY must be the number of proxies in front of the server, or their addresses separated by commas.',
  ),
  v.transform((text) => (/^\d+$/.test(text) ? Number(text) : text)),
);

const environment = v.object({
  HOST: v.optional(trimmed, '0.0.0.0'),
  PORT: v.optional(port, '3000'),
  PUBLIC_URL: v.optional(origin('PUBLIC_URL')),
  DATABASE_URL: v.optional(databaseUrl),
  DATA_DIR: v.optional(trimmed, 'data'),
  ENGAWA_SECRET: v.optional(secret),
  LINE_API_URL: v.optional(webAddress('LINE_API_URL'), 'https://api.line.me'),
  LINE_DATA_API_URL: v.optional(webAddress('LINE_DATA_API_URL'), 'https://api-data.line.me'),
  LINE_LINK_URL: v.optional(webAddress('LINE_LINK_URL'), 'https://line.me'),
  MEDIA_MAX_BYTES: v.optional(bytes('MEDIA_MAX_BYTES'), '300000000'),
  UPLOADS_MAX_BYTES: v.optional(bytes('UPLOADS_MAX_BYTES'), '2000000000'),
  LOG_LEVEL: v.optional(v.picklist(logLevels, `LOG_LEVEL must be one of ${logLevels.join(', ')}.`), 'info'),
  TRUST_PROXY: v.optional(trustProxy),
});
