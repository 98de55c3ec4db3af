import { resolve } from 'node:path';
import { type ChildServer, startChildServer } from './child-server.ts';
import { cpuSeconds } from './cpu.ts';
import type { Options, Report } from './finding.ts';
import { HttpPool } from './load/http-pool.ts';
import { type SignedEvent, sendAll, signedEvent, type WebhookTarget } from './load/webhook-load.ts';
import { inTurn, paired, ratioOf, spreadOf } from './pairs.ts';
import { companyIn, seedChannel } from './product/company.ts';
import { Timeline } from './product/timeline.ts';
import { withTempFolder } from './temp-folder.ts';

const bareServer = resolve(import.meta.dirname, 'bare/webhook.ts');
const connections = 32;

/** What one webhook costs the server, from the request to the row in the timeline, beside what it costs at the least. */
export function measureWebhook({ quick }: Options): Promise<Report> {
  return withTempFolder(async (folder) => {
    const company = companyIn(folder);
    const target = await seedChannel(company);
    const bare = await startChildServer(bareServer, { CHANNEL_SECRET: target.secret });
    const product = await company.start();
    const timeline = new Timeline(company.databaseFile);
    try {
      const count = quick ? 3000 : 10_000;
      const ours = (events: number) => perCpuSecond(product, target, events, (sent) => inTimeline(timeline, sent));
      const least = (events: number) => perCpuSecond(bare, target, events, async () => {});
      await ours(3000);
      await least(6000);
      const { product: durable, bare: nothing } = await inTurn(quick ? 3 : 5, {
        product: () => ours(count),
        bare: () => least(3 * count),
      });
      return report(durable, nothing);
    } finally {
      timeline.close();
      await Promise.all([bare.stop(), product.stop()]);
    }
  });
}

/** Sends events one a request and answers how many of them a second of the server's CPU does, `finished` included. */
async function perCpuSecond(
  server: ChildServer,
  target: WebhookTarget,
  count: number,
  finished: (sent: readonly SignedEvent[]) => Promise<void>,
): Promise<number> {
  const events = Array.from({ length: count }, () => signedEvent(target));
  const pool = new HttpPool(server.port, connections);
  const before = cpuSeconds(server.pid);
  await sendAll(pool, events);
  await finished(events);
  pool.close();
  return count / (cpuSeconds(server.pid) - before);
}

/** @throws Error when one is missing or stands there twice: a server that loses words may be as fast as it likes. */
async function inTimeline(timeline: Timeline, sent: readonly SignedEvent[]): Promise<void> {
  await timeline.settled();
  const wrong = sent.filter(({ messageId }) => timeline.timesOf(messageId) !== 1);
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${sent.length} events are not in the timeline once`);
}

function report(durable: readonly number[], nothing: readonly number[]): Report {
  return {
    findings: [
      {
        goal: 'G1',
        what: 'durable webhook to timeline row, requests per CPU-s ÷ bare node:http + HMAC + parse',
        measured: ratioOf(paired(durable, nothing, (perSecond) => perSecond)),
        unit: '×',
        must: { atLeast: 0.2 },
        moonshot: { atLeast: 0.5 },
      },
    ],
    raw: {
      'webhooks per CPU-s, product': spreadOf(durable).median,
      'webhooks per CPU-s, bare': spreadOf(nothing).median,
    },
    notes: [],
  };
}
