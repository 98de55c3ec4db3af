import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { onServerCore } from './machine.ts';

export type ChildServer = {
  readonly port: number;
  readonly pid: number;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
  /** SIGKILL: nothing that it has not put down is kept. */
  kill(): Promise<void>;
};

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts a program of our own under this Node on the core of servers, and waits until its port (PORT) is open.
 * Its log goes nowhere, as `npm start` would send it to a terminal or a file.
 */
export async function startChildServer(file: string, env: Readonly<Record<string, string>>): Promise<ChildServer> {
  const port = Number(env.PORT ?? (await freePort()));
  const [command, ...words] = [...onServerCore, process.execPath, ...nodeFlags(), file];
  const child = spawn(command!, words, {
    env: { ...process.env, ...env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.add(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void ended.then(() => running.delete(child));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  await Promise.race([portOpens(port), ended.then(() => Promise.reject(new Error(`${file} ended at once`)))]);
  return { port, pid: child.pid!, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** `BENCH_SERVER_FLAGS=--cpu-prof` writes a profile of each server into the working folder when it ends. */
function nodeFlags(): string[] {
  return process.env.BENCH_SERVER_FLAGS?.split(' ').filter(Boolean) ?? [];
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

export async function portOpens(port: number, withinMs = 30_000): Promise<void> {
  const until = Date.now() + withinMs;
  while (Date.now() < until) {
    if (await isOpen(port)) return;
    await pause(20);
  }
  throw new Error(`nothing listens on port ${port} after ${withinMs} ms`);
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
