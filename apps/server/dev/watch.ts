import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** For those who change the code: the demo's server, started anew at every change, and Vite in front of it. */
const root = resolve(import.meta.dirname, '../../..');
const node = process.execPath;
const children = [
  spawn(node, ['--watch', '--watch-preserve-output', 'apps/server/dev/demo.ts'], { cwd: root, stdio: 'inherit' }),
  spawn(node, [resolve(root, 'apps/web/node_modules/vite/bin/vite.js')], {
    cwd: resolve(root, 'apps/web'),
    stdio: 'inherit',
  }),
];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
for (const child of children) child.on('exit', (code) => process.exit(code ?? 0));
