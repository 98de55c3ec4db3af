import { StartError } from '../start-error.ts';
import type { Dialect, LetGo } from './dialect/dialect.ts';

/** A server that is just ending, or a command that changes tables, is waited for so long. */
const patienceMs = 3000;
const askAgainMs = 50;

/** Makes this process the server of a database that can have one only. @throws StartError when another one is. */
export async function claimForServer(dialect: Dialect): Promise<LetGo> {
  const letGo = await claim(dialect);
  if (letGo) return letGo;
  throw new StartError(
    `Another server is working on ${dialect.place}. Stop it first: two servers on one SQLite file would both send the same words.`,
  );
}

/** No server may be working meanwhile: it would be one of another version. @throws StartError */
export async function claimForChanges(dialect: Dialect): Promise<LetGo> {
  const letGo = await claim(dialect);
  if (letGo) return letGo;
  throw new StartError(
    `The tables in ${dialect.place} are not of this version of Engawa, and a server is working with them. Start the server anew with this version first.`,
  );
}

async function claim(dialect: Dialect): Promise<LetGo | null> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const letGo = dialect.claim();
    if (letGo || performance.now() > until) return letGo;
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
}
