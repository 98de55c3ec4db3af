import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { freePort, portOpens } from '../child-server.ts';
import { onServerCore } from '../machine.ts';

const schemaFile = '/usr/share/ejabberd/sql/lite.sql';
const programs = ['/usr/sbin/ejabberdctl', '/usr/bin/ejabberdctl', '/usr/local/bin/ejabberdctl'];
const user = 'ejabberd';

export type Ejabberd = { readonly port: number; readonly pid: number; stop(): Promise<void> };

/** Where Debian puts it; null: it is not installed with all that is needed here. */
export function findEjabberd(): string | null {
  const program = programs.find((path) => existsSync(path)) ?? null;
  const allThere = existsSync(schemaFile) && process.getuid?.() === 0 && hasUser();
  return allThere ? program : null;
}

/** A server of its own in `folder`: one group chat without limits, archived (XEP-0313) in SQLite. */
export async function startEjabberd(program: string, folder: string): Promise<Ejabberd> {
  const port = await freePort();
  const node = `engawabench${port}@localhost`;
  const config = prepare(folder, port);
  const words = ['--config-dir', config, '--ctl-config', join(config, 'ejabberdctl.cfg')];
  words.push('--logs', join(folder, 'log'), '--spool', join(folder, 'spool'), '--node', node, 'foreground');
  const asUser = ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--init-groups', 'env', `HOME=${folder}`];
  const [command, ...rest] = [...asUser, ...onServerCore, program, ...words];
  const child = spawn(command!, rest, { cwd: folder, stdio: 'ignore' });
  await portOpens(port, 60_000);
  const pid = erlangProcess(node);
  return { port, pid, stop: () => stop(child, pid) };
}

function prepare(folder: string, port: number): string {
  const config = join(folder, 'etc');
  for (const name of ['', 'log', 'spool', 'etc']) mkdirSync(join(folder, name), { recursive: true });
  const archive = join(folder, 'archive.sqlite');
  new Database(archive).exec(readFileSync(schemaFile, 'utf8')).close();
  writeFileSync(join(config, 'ejabberd.yml'), configuration(port, archive));
  writeFileSync(join(config, 'ejabberdctl.cfg'), 'ERL_EPMD_ADDRESS=127.0.0.1\n');
  writeFileSync(join(config, 'inetrc'), '');
  // The folder above is ours alone by default.
  chmodSync(join(folder, '..'), 0o755);
  execFileSync('chown', ['-R', user, folder]);
  return config;
}

function configuration(port: number, archive: string): string {
  return `hosts: [localhost]
loglevel: warning
listen:
  - port: ${port}
    ip: "127.0.0.1"
    module: ejabberd_c2s
    max_stanza_size: 262144
    shaper: none
    access: all
    starttls: false
    backlog: 4096
auth_method: [anonymous]
anonymous_protocol: sasl_anon
allow_multiple_connections: true
default_db: mnesia
sql_type: sqlite
sql_database: "${archive}"
new_sql_schema: false
modules:
  mod_disco: {}
  mod_muc:
    access: all
    access_create: all
    access_admin: all
    db_type: mnesia
    max_users: 5000
    min_message_interval: 0
    min_presence_interval: 0
    max_users_presence: 0
    default_room_options:
      mam: true
      persistent: true
      max_users: 5000
      presence_broadcast: []
  mod_mam:
    db_type: sql
    default: always
    request_activates_archiving: false
`;
}

/** The program starts Erlang's runtime somewhere below itself; it is found by the name that we gave it. */
function erlangProcess(node: string): number {
  const found = readdirSync('/proc').find((entry) => /^\d+$/.test(entry) && isErlang(entry, node));
  if (!found) throw new Error('ejabberd listens, but its process is not to be found');
  return Number(found);
}

function isErlang(entry: string, node: string): boolean {
  try {
    const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0');
    return command[0]!.includes('beam') && command.includes(node);
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess, pid: number): Promise<void> {
  const ended = child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : null;
  process.kill(pid, 'SIGTERM');
  await Promise.race([ended, pause(10_000, undefined, { ref: false })]);
  if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL');
}

function hasUser(): boolean {
  return readFileSync('/etc/passwd', 'utf8').includes(`\n${user}:`);
}
