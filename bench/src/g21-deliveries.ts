import { resolve } from 'node:path';
import { startChildServer } from './child-server.ts';
import { cpuSeconds } from './cpu.ts';
import type { Finding, Options, Report } from './finding.ts';
import { HttpPool, postRequest } from './load/http-pool.ts';
import { LineThatAnswers } from './load/line-that-answers.ts';
import { sendAll, signedWebhook, type WebhookTarget } from './load/webhook-load.ts';
import { inTurn, paired, ratioOf, spreadOf } from './pairs.ts';
import { type Company, companyIn, seedChannel } from './product/company.ts';
import { WaitingWords, writeWords } from './product/words-for-line.ts';
import { withTempFolder } from './temp-folder.ts';

const pushLoop = resolve(import.meta.dirname, 'bare/push-loop.ts');

/** What a second of CPU does, and how long it took by the clock. */
type Rate = { readonly callsPerCpu: number; readonly wordsPerCpu: number; readonly wordsPerSecond: number };

/** What it costs to bring members' words to a LINE that answers at once, beside a bare loop that sends the same bodies. */
export function measureDeliveries({ by }: Options): Promise<Report> {
  return withTempFolder(async (folder) => {
    const line = new LineThatAnswers();
    const company = companyIn(folder, await line.start());
    const target = await seedChannel(company);
    const words = by({ full: 10_000, quick: 2000, smoke: 100 });
    const warming = by({ full: 3000, quick: 2000, smoke: 50 });
    const rounds = by({ full: 5, quick: 3, smoke: 1 });
    const measure = (packed: boolean) =>
      inTurn(rounds, {
        product: () => product(company, target, line, { words, warming, packed }),
        bare: () => bare(company, line, { words, warming }),
      });
    try {
      await product(company, target, line, {
        words: by({ full: 500, quick: 500, smoke: 50 }),
        warming: 0,
        packed: true,
      });
      return report({ packed: await measure(true), single: await measure(false) });
    } finally {
      await line.stop();
    }
  });
}

async function product(
  company: Company,
  target: WebhookTarget,
  line: LineThatAnswers,
  { words, warming, packed }: { readonly words: number; readonly warming: number; readonly packed: boolean },
): Promise<Rate> {
  await company.seed((store) => writeWords(store, warming + words, packed));
  const server = await company.start();
  const waiting = new WaitingWords(company.databaseFile);
  const pool = new HttpPool(server.port, 1);
  const deliver = async (count: number) => {
    waiting.release(count);
    // The server looks when it commits something; a LINE user's word is that.
    await sendAll(pool, [signedWebhook(target)]);
    await waiting.accepted();
  };
  try {
    await deliver(warming);
    const before = { cpu: cpuSeconds(server.pid), calls: line.calls, at: performance.now() };
    await deliver(words);
    const cpu = cpuSeconds(server.pid) - before.cpu;
    const seconds = (performance.now() - before.at) / 1000;
    return {
      callsPerCpu: (line.calls - before.calls) / cpu,
      wordsPerCpu: words / cpu,
      wordsPerSecond: words / seconds,
    };
  } finally {
    pool.close();
    waiting.close();
    await server.stop();
  }
}

/** The body of the product's last call, sent as often as a loop can. */
async function bare(
  company: Company,
  line: LineThatAnswers,
  { words, warming }: { readonly words: number; readonly warming: number },
): Promise<Rate> {
  const server = await startChildServer(pushLoop, { LINE_API_URL: company.env.LINE_API_URL! });
  const pool = new HttpPool(server.port, 1);
  const { messages } = JSON.parse(line.lastBody) as { messages: unknown[] };
  const calls = Math.ceil(words / messages.length);
  const push = (count: number) => pool.send(postRequest('/', { 'x-calls': String(count) }, Buffer.from(line.lastBody)));
  try {
    await push(Math.ceil(warming / messages.length));
    const before = { cpu: cpuSeconds(server.pid), at: performance.now() };
    await push(calls);
    const cpu = cpuSeconds(server.pid) - before.cpu;
    const seconds = (performance.now() - before.at) / 1000;
    return { callsPerCpu: calls / cpu, wordsPerCpu: words / cpu, wordsPerSecond: words / seconds };
  } finally {
    pool.close();
    await server.stop();
  }
}

type Measured = Readonly<Record<'product' | 'bare', readonly Rate[]>>;

function report({ packed, single }: { readonly packed: Measured; readonly single: Measured }): Report {
  const median = (rates: readonly Rate[], of: keyof Rate) => spreadOf(rates.map((rate) => rate[of])).median;
  return {
    findings: [
      {
        ...finding('LINE deliveries one a call, per CPU-s ÷ bare fetch loop with the same bodies', single),
        must: { atLeast: 0.3 },
        moonshot: { atLeast: 0.6 },
      },
      finding('the same packed by five', packed),
    ],
    raw: {
      'deliveries per second, one a call': median(single.product, 'wordsPerSecond'),
      'deliveries per second, packed by five': median(packed.product, 'wordsPerSecond'),
      'CPU seconds per 10,000 deliveries, one a call': 10_000 / median(single.product, 'wordsPerCpu'),
      'CPU seconds per 10,000 deliveries, packed by five': 10_000 / median(packed.product, 'wordsPerCpu'),
      'deliveries per second, bare fetch loop, one a call': median(single.bare, 'wordsPerSecond'),
    },
    notes: [],
  };
}

function finding(what: string, { product: ours, bare: loop }: Measured): Finding {
  return { goal: 'G21', what, measured: ratioOf(paired(ours, loop, (rate) => rate.wordsPerCpu)), unit: '×' };
}
