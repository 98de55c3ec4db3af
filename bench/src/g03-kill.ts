import { setTimeout as pause } from 'node:timers/promises';
import type { Options, Report } from './finding.ts';
import { HttpPool } from './load/http-pool.ts';
import { type SignedWebhook, signedWebhook, type WebhookTarget } from './load/webhook-load.ts';
import { type Company, companyIn, seedChannel } from './product/company.ts';
import { Timeline } from './product/timeline.ts';
import { withTempFolder } from './temp-folder.ts';

const connections = 32;

type Round = { readonly sent: readonly SignedWebhook[]; readonly answered: ReadonlySet<string> };

/**
 * Kills the server under load, again and again on the same database. What it answered with 200 must be in the timeline
 * once in the end, although the next server gets every event of the round before again, as LINE would send them.
 */
export function measureKill({ by }: Options): Promise<Report> {
  return withTempFolder(async (folder) => {
    const company = companyIn(folder);
    const target = await seedChannel(company);
    const kills = by({ full: 20, quick: 4, smoke: 2 });
    const rounds: Round[] = [];
    for (let round = 0; round < kills; round++) rounds.push(await killUnderLoad(company, target, rounds.at(-1)));
    return report(rounds, await countAfterRestart(company, rounds));
  });
}

async function killUnderLoad(company: Company, target: WebhookTarget, before: Round | undefined): Promise<Round> {
  const server = await company.start();
  const pool = new HttpPool(server.port, connections);
  const again = redeliver(pool, before);
  const load = { sent: [] as SignedWebhook[], answered: new Set<string>(), over: false };
  const senders = Array.from({ length: connections }, () => sendUntilOver(pool, target, load));
  await pause(100 + Math.random() * 400);
  await server.kill();
  load.over = true;
  await Promise.all([...senders, again]);
  pool.close();
  return load;
}

async function sendUntilOver(
  pool: HttpPool,
  target: WebhookTarget,
  load: { sent: SignedWebhook[]; answered: Set<string>; over: boolean },
): Promise<void> {
  while (!load.over) {
    const event = signedWebhook(target);
    load.sent.push(event);
    const status = await pool.send(event.request).catch(() => 0);
    if (status === 0) return;
    if (status !== 200) throw new Error(`a webhook was answered with ${status}`);
    for (const id of event.messageIds) load.answered.add(id);
  }
}

/** What fails here fails with the server. */
async function redeliver(pool: HttpPool, before: Round | undefined): Promise<void> {
  await Promise.allSettled((before?.sent ?? []).map(({ request }) => pool.send(request)));
}

type Count = { readonly answered: number; readonly once: number; readonly twice: number; readonly lost: number };

async function countAfterRestart(company: Company, rounds: readonly Round[]): Promise<Count> {
  const server = await company.start();
  const timeline = new Timeline(company.databaseFile);
  try {
    await timeline.settled();
    const answered = rounds.flatMap((round) => [...round.answered]).map((id) => timeline.timesOf(id));
    const sent = rounds
      .flatMap((round) => round.sent)
      .flatMap(({ messageIds }) => messageIds.map((id) => timeline.timesOf(id)));
    return {
      answered: answered.length,
      once: answered.filter((times) => times === 1).length,
      lost: answered.filter((times) => times === 0).length,
      twice: sent.filter((times) => times > 1).length,
    };
  } finally {
    timeline.close();
    await server.stop();
  }
}

function report(rounds: readonly Round[], { answered, once, twice, lost }: Count): Report {
  const share = (100 * (once - twice)) / answered;
  return {
    findings: [
      {
        goal: 'G3',
        what: `${rounds.length} × kill -9 under load, all redelivered: events answered 200 that are in the timeline once`,
        measured: { median: share, min: share, max: share },
        unit: '%',
        must: { atLeast: 100 },
      },
    ],
    raw: {
      'events answered 200 over all kills': answered,
      'of them lost': lost,
      'events twice in the timeline': twice,
    },
    notes: [],
  };
}
