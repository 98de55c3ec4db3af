import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startChildServer } from './child-server.ts';
import { cpuSeconds } from './cpu.ts';
import type { Bound, Finding, Options, Report } from './finding.ts';
import { feedProtocol } from './load/feed-protocol.ts';
import { RoomLoad } from './load/room-load.ts';
import { xmppProtocol } from './load/xmpp-protocol.ts';
import { inTurn, paired, ratioOf, spreadOf } from './pairs.ts';
import { findEjabberd, startEjabberd } from './peers/ejabberd.ts';
import { companyIn } from './product/company.ts';
import { seedCrowd } from './product/crowd.ts';
import { withTempFolder } from './temp-folder.ts';

const members = 1000;
const membersIn = (by: Options['by']) => by({ full: members, quick: members, smoke: 50 });
const bareServer = resolve(import.meta.dirname, 'bare/sse-room.ts');

/** A server with everybody in the room. */
type Side = {
  readonly load: RoomLoad;
  readonly pid: number;
  /** Messages of one round: about a second's worth. */
  readonly messages: number;
  stop(): Promise<void>;
};

type Speed = { readonly perSecond: number; readonly cpuPerDelivery: number };

/** Words into a room of 1,000 connected members, until the last of them has each one. */
export function measureFanout(options: Options): Promise<Report> {
  return withTempFolder(async (folder) => {
    const { by } = options;
    const sides: Record<string, Side> = {};
    const program = findEjabberd();
    try {
      sides.product = await openProduct(join(folder, 'product'), options);
      sides.sse = await openBare(join(folder, 'sse.db'), options);
      if (program) sides.ejabberd = await openEjabberd(program, join(folder, 'ejabberd'), options);
      const measures = Object.fromEntries(Object.entries(sides).map(([name, side]) => [name, () => speedOf(side)]));
      await inTurn(1, measures);
      return report(await inTurn(by({ full: 5, quick: 3, smoke: 1 }), measures));
    } finally {
      for (const side of Object.values(sides)) {
        side.load.close();
        await side.stop();
      }
    }
  });
}

async function openProduct(folder: string, { by }: Options): Promise<Side> {
  mkdirSync(folder);
  const company = companyIn(folder);
  const { roomId, cookies } = await seedCrowd(company, membersIn(by));
  const server = await company.start();
  const place = { feedPath: '/trpc/feed.events', postPath: '/trpc/message.post', joined: /"kind":"feed\.live"/ };
  const protocol = feedProtocol({ port: server.port, roomId, cookies, ...place });
  return sideOf(server, protocol, membersIn(by), by({ full: 300, quick: 100, smoke: 20 }));
}

async function openBare(file: string, { by }: Options): Promise<Side> {
  const server = await startChildServer(bareServer, { DATABASE_FILE: file });
  const place = { feedPath: '/', postPath: '/', joined: /: open/ };
  const protocol = feedProtocol({ port: server.port, roomId: 'everybody', cookies: [], ...place });
  return sideOf(server, protocol, membersIn(by), by({ full: 300, quick: 100, smoke: 20 }));
}

async function openEjabberd(program: string, folder: string, { by }: Options): Promise<Side> {
  const server = await startEjabberd(program, folder);
  return sideOf(server, xmppProtocol(server.port), membersIn(by), by({ full: 50, quick: 20, smoke: 5 }));
}

async function sideOf(
  server: { readonly pid: number; stop(): Promise<void> },
  protocol: Parameters<typeof RoomLoad.open>[0],
  members: number,
  messages: number,
): Promise<Side> {
  const load = await RoomLoad.open(protocol, members, messages * 10);
  return { load, pid: server.pid, messages, stop: () => server.stop() };
}

async function speedOf({ load, pid, messages }: Side): Promise<Speed> {
  const before = cpuSeconds(pid);
  const { seconds, deliveries } = await load.deliver(messages);
  return { perSecond: messages / seconds, cpuPerDelivery: (cpuSeconds(pid) - before) / deliveries };
}

type Measured = Record<string, Speed[]>;

function report({ product = [], sse = [], ejabberd }: Measured): Report {
  const findings: Finding[] = [];
  if (ejabberd) {
    findings.push(speed('G8', 'ejabberd with archive', product, ejabberd, { atLeast: 2 }, { atLeast: 8 }));
    findings.push(cost('G9', 'ejabberd with archive', product, ejabberd, { atMost: 0.5 }, { atMost: 0.15 }));
  }
  findings.push(speed('G8', 'plain SSE with a synced insert', product, sse));
  findings.push(cost('G9', 'plain SSE with a synced insert', product, sse));
  const sides = Object.entries({ product, 'plain SSE': sse, ...(ejabberd && { ejabberd }) });
  return {
    findings,
    raw: Object.fromEntries(sides.flatMap(([name, speeds]) => rawOf(name, speeds))),
    notes: ejabberd
      ? []
      : ['ejabberd is not installed here (Debian: ejabberd, started as root), so it was not measured.'],
  };
}

function speed(goal: string, peer: string, ours: Speed[], other: Speed[], must?: Bound, moonshot?: Bound): Finding {
  const measured = ratioOf(paired(ours, other, ({ perSecond }) => perSecond));
  const what = `post → stored → delivered to ${members} members, messages/s ÷ ${peer}`;
  return { goal, what, measured, unit: '×', ...(must && { must }), ...(moonshot && { moonshot }) };
}

function cost(goal: string, peer: string, ours: Speed[], other: Speed[], must?: Bound, moonshot?: Bound): Finding {
  const measured = ratioOf(paired(ours, other, ({ cpuPerDelivery }) => cpuPerDelivery));
  const what = `server CPU per delivery, ${members} members ÷ ${peer}`;
  return { goal, what, measured, unit: '×', ...(must && { must }), ...(moonshot && { moonshot }) };
}

function rawOf(name: string, speeds: readonly Speed[]): [string, number][] {
  const microseconds = speeds.map(({ cpuPerDelivery }) => cpuPerDelivery * 1e6);
  return [
    [`messages/s to ${members} members, ${name}`, spreadOf(speeds.map(({ perSecond }) => perSecond)).median],
    [`CPU µs per delivery, ${name}`, spreadOf(microseconds).median],
  ];
}
