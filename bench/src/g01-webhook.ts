import { join, resolve } from 'node:path';
import { type ChildServer, startChildServer } from './child-server.ts';
import { cpuSeconds } from './cpu.ts';
import type { Finding, Options, Report } from './finding.ts';
import { HttpPool } from './load/http-pool.ts';
import { type SignedWebhook, sendAll, signedWebhook, type WebhookTarget } from './load/webhook-load.ts';
import { inTurn, paired, ratioOf, spreadOf } from './pairs.ts';
import { companyIn, seedChannel } from './product/company.ts';
import { Timeline } from './product/timeline.ts';
import { withTempFolder } from './temp-folder.ts';

const bareServer = resolve(import.meta.dirname, 'bare/webhook.ts');
const insertingServer = resolve(import.meta.dirname, 'bare/inserting-webhook.ts');
const connections = 32;

/**
 * What a webhook costs the server, from the request to the row in the timeline, with one event and with ten in a request,
 * beside what it costs at the least: without keeping anything, and with one synced row for each event.
 */
export function measureWebhook({ by }: Options): Promise<Report> {
  return withTempFolder(async (folder) => {
    const company = companyIn(folder);
    const target = await seedChannel(company);
    const env = { CHANNEL_SECRET: target.secret, DATABASE_FILE: join(folder, 'bare.db') };
    const bare = await startChildServer(bareServer, env);
    const inserting = await startChildServer(insertingServer, env);
    const product = await company.start();
    const timeline = new Timeline(company.databaseFile);
    const inTimeline = (sent: readonly SignedWebhook[]) => inTimelineOnce(timeline, sent);
    const nothing = async () => {};
    try {
      const events = by({ full: 10_000, quick: 3000, smoke: 1500 });
      const rounds = by({ full: 5, quick: 3, smoke: 1 });
      // A round: what ran for the first ten thousand costs a fifth more, and a server runs for months.
      const warming = by({ full: 10_000, quick: 3000, smoke: 100 });
      await perCpuSecond(product, target, { events: warming, each: 1 }, inTimeline);
      await perCpuSecond(bare, target, { events: 3 * warming, each: 1 }, nothing);
      await perCpuSecond(inserting, target, { events: warming, each: 1 }, nothing);
      const load = (each: number) =>
        inTurn(rounds, {
          product: () => perCpuSecond(product, target, { events, each }, inTimeline),
          bare: () => perCpuSecond(bare, target, { events: 3 * events, each }, nothing),
          inserting: () => perCpuSecond(inserting, target, { events, each }, nothing),
        });
      return report({ one: await load(1), ten: await load(10) });
    } finally {
      timeline.close();
      await Promise.all([bare.stop(), inserting.stop(), product.stop()]);
    }
  });
}

/** Sends events, `each` in a request, and answers how many of them a second of the server's CPU does, `finished` included. */
async function perCpuSecond(
  server: ChildServer,
  target: WebhookTarget,
  { events, each }: { readonly events: number; readonly each: number },
  finished: (sent: readonly SignedWebhook[]) => Promise<void>,
): Promise<number> {
  const requests = Array.from({ length: events / each }, () => signedWebhook(target, each));
  const pool = new HttpPool(server.port, connections);
  const before = cpuSeconds(server.pid);
  await sendAll(pool, requests);
  await finished(requests);
  pool.close();
  return events / (cpuSeconds(server.pid) - before);
}

/** @throws Error when one is missing or stands there twice: a server that loses words may be as fast as it likes. */
async function inTimelineOnce(timeline: Timeline, sent: readonly SignedWebhook[]): Promise<void> {
  await timeline.settled();
  const ids = sent.flatMap(({ messageIds }) => messageIds);
  const wrong = ids.filter((id) => timeline.timesOf(id) !== 1);
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${ids.length} events are not in the timeline once`);
}

type Rates = Readonly<Record<'product' | 'bare' | 'inserting', readonly number[]>>;

function report({ one, ten }: { readonly one: Rates; readonly ten: Rates }): Report {
  return {
    findings: [
      {
        goal: 'G1',
        what: 'durable webhook to timeline row, requests per CPU-s ÷ bare node:http + HMAC + parse',
        measured: ratio(one, 'bare'),
        unit: '×',
        must: { atLeast: 0.2 },
        moonshot: { atLeast: 0.5 },
      },
      comparison('the same ÷ the bare server with a synced insert', one, 'inserting'),
      comparison('ten events a request, events per CPU-s ÷ bare', ten, 'bare'),
      comparison('the same ÷ the bare server with a synced insert', ten, 'inserting'),
    ],
    raw: {
      'webhook events per CPU-s, one a request': spreadOf(one.product).median,
      'webhook events per CPU-s, ten a request': spreadOf(ten.product).median,
      'CPU seconds per 10,000 webhook events, one a request': 10_000 / spreadOf(one.product).median,
      'CPU seconds per 10,000 webhook events, ten a request': 10_000 / spreadOf(ten.product).median,
      'webhook events per CPU-s, bare, one a request': spreadOf(one.bare).median,
      'webhook events per CPU-s, bare with a synced insert, one a request': spreadOf(one.inserting).median,
    },
    notes: [],
  };
}

function comparison(what: string, rates: Rates, limit: 'bare' | 'inserting'): Finding {
  return { goal: 'G1', what, measured: ratio(rates, limit), unit: '×' };
}

function ratio(rates: Rates, limit: 'bare' | 'inserting') {
  return ratioOf(paired(rates.product, rates[limit], (perSecond) => perSecond));
}
