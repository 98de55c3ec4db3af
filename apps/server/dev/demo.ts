import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type LineSimulator, startLineSimulator } from '@engawa/line-simulator';
import { type App, readConfig, startApp } from '../src/index.ts';
import { castMembers, castPassword, sato } from './cast.ts';
import { seedDemo } from './seed-demo.ts';

/** The product, a LINE Platform to play the other side, and a small company: all on this machine, nothing outside. */

const place = resolve(import.meta.dirname, '../../../data/demo');
const port = Number(process.env.PORT ?? 3000);
const linePort = Number(process.env.LINE_PORT ?? 4000);

if (process.argv.includes('--fresh')) rmSync(place, { recursive: true, force: true });
mkdirSync(place, { recursive: true, mode: 0o700 });

const line = await startOrExplain('The LINE simulator', 'LINE_PORT', linePort, () =>
  startLineSimulator({ port: linePort, dataFile: join(place, 'line.json') }),
);
const app = await startOrExplain('Engawa', 'PORT', port, () => startApp(demoConfig()));
await seedDemo(app, line);
greet(app, line);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

function demoConfig() {
  return readConfig({
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    DATA_DIR: place,
    LINE_API_URL: line.url,
    LINE_DATA_API_URL: line.url,
    LINE_LINK_URL: line.url,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  });
}

async function startOrExplain<T>(what: string, variable: string, wanted: number, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    console.error(
      `${what} cannot start: port ${wanted} is taken. Choose another: ${variable}=${wanted + 10} npm run demo`,
    );
    process.exit(1);
  }
}

function greet({ publicUrl }: App, { phoneUrl }: LineSimulator): void {
  const people = castMembers.map(({ memberId, name, admin, externalTalk }) => {
    const may = [admin ? 'admin' : null, externalTalk ? 'may talk with LINE users' : null].filter(Boolean).join(', ');
    return `    ${memberId.padEnd(12)} ${castPassword}   ${name}${may ? ` (${may})` : ''}`;
  });
  console.log(`
  Engawa              ${publicUrl}
  A LINE user's phone ${phoneUrl}

  Sign in with
${people.join('\n')}

  Try first, as ${sato.memberId}:
    1. On the phone, choose Emma Wilson and write to ${sato.name}. Open her talk here and answer within the minute: it is
       free, and the composer says so. Press Undo before it leaves. On the phone she sees you by name, and 既読 only once you looked.
    2. Tap 未送信 above the list: one message failed, of one nobody knows whether it arrived, one is held until next month.
       Open each and decide. The held one leaves by itself, free, when 山本 健 writes from the phone.
    3. Open Profile, show the QR code, and open its link on the phone as somebody new.
  As takahashi: Admin shows the steps to the first talk, this month's messages, and what LINE and we said to each other.

  Data stays in data/demo; "npm run demo -- --fresh" begins anew. Ctrl-C stops.
`);
}

async function stop(): Promise<void> {
  console.log('\n  Stopping …');
  process.once('SIGINT', () => process.exit(1));
  await app.close();
  await line.stop();
  process.exit(0);
}
