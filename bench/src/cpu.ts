import { readFileSync } from 'node:fs';

/** The kernel counts in ticks of 10 ms on every Linux that Node runs on (USER_HZ). */
const ticksPerSecond = 100;

/** CPU seconds that a process has spent, in user and system mode, all threads; 0 when it is gone. */
export function cpuSeconds(pid: number): number {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return 0;
  }
  // The second field is the name in brackets and may hold anything; fields are counted from behind it (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
