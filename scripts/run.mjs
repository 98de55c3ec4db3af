// The only script that runs on the machine's own Node (20 or newer, whatever is there): it brings pnpm and, through the
// `node` package, the Node that everything else runs on, then hands over. Plain JavaScript without dependencies for that reason.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [command, ...args] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Engawa needs Node.js 20 or newer to start its installer; this is ${process.version}.`);
  process.exit(1);
}

const pnpm = (...words) => ['npx', ['--yes', packageManager, ...words]];
const quiet = {
  ...process.env,
  npm_config_loglevel: 'error',
  npm_config_update_notifier: 'false',
  TURBO_TELEMETRY_DISABLED: '1',
};

function runOrExit([file, words], options = {}) {
  const { status } = spawnSync(file, words, { cwd: root, stdio: 'inherit', env: quiet, ...options });
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs when the lock file is newer than the last finished installation. */
function install() {
  const mark = join(root, 'node_modules', '.engawa-installed');
  const lock = join(root, 'pnpm-lock.yaml');
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing (the first time takes a minute) …');
  runOrExit(pnpm('install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=error'));
  writeFileSync(mark, '');
  const now = new Date();
  utimesSync(mark, now, now);
}

/** Runs a program under the Node that the project pins, passing signals on, and ends as it ends. */
function handOver(file, words, options = {}) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(process.platform === 'win32' ? ';' : ':');
  const child = spawn(file, words, { cwd: root, stdio: 'inherit', env: { ...quiet, PATH: path, ...options.env } });
  // A terminal sends Ctrl-C to the whole group, so the child hears it by itself; a supervisor's signal reaches only us.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

const node = join(root, 'node_modules', '.bin', 'node');
const turbo = (...words) => pnpm('exec', 'turbo', 'run', ...words);

install();
switch (command) {
  case 'start':
    runOrExit(turbo('build', '--output-logs=errors-only'));
    handOver(node, ['apps/server/src/main.ts', ...args]);
    break;
  case 'demo':
    runOrExit(turbo('build', '--output-logs=errors-only'));
    handOver(node, ['apps/server/dev/demo.ts', ...args]);
    break;
  case 'dev':
    handOver(node, ['apps/server/dev/watch.ts', ...args]);
    break;
  case 'engawa':
    handOver(node, ['apps/server/src/cli.ts', ...args]);
    break;
  case 'bench':
    handOver(node, ['bench/src/main.ts', ...args]);
    break;
  case 'test':
    runOrExit(turbo('test', 'test:browser', '--concurrency=1', '--output-logs=full', ...args));
    break;
  case 'test:long':
    runOrExit(turbo('test:long', '--output-logs=full', ...args));
    break;
  case 'check':
    runOrExit(pnpm('exec', 'biome', 'check', '.'));
    runOrExit(turbo('check:types', '--output-logs=errors-only'));
    // CI has run them as the README says, right before.
    if (!args.includes('--without-tests'))
      runOrExit(turbo('test', 'test:browser', '--concurrency=1', '--output-logs=full'));
    runOrExit(turbo('build', '--output-logs=errors-only'));
    break;
  default:
    console.error(
      'Usage: npm run demo | npm test | pnpm test:long | npm start | pnpm dev | pnpm check | pnpm bench | pnpm engawa',
    );
    process.exit(1);
}
