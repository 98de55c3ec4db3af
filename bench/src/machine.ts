import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

const serverCore = 0;
const loadCore = 1;

/** Servers on one core and the load on the other, so that they do not take each other's time; false: not possible. */
const pinned: boolean = cpus().length > 1 && pin(loadCore);

/** The words before a command that keep it on the core of servers. */
export const onServerCore: readonly string[] = pinned ? ['taskset', '-c', String(serverCore)] : [];

export function describeMachine(): string {
  const where = pinned ? 'servers on core 0, load on core 1' : 'not pinned to cores: figures are rough';
  return `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${where}`;
}

function pin(core: number): boolean {
  return spawnSync('taskset', ['-a', '-c', '-p', String(core), String(process.pid)]).status === 0;
}
