import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureErasing } from './erasing.ts';
import { type Extent, findFaults, type Options, type Report } from './finding.ts';
import { measureWebhook } from './g01-webhook.ts';
import { measureKill } from './g03-kill.ts';
import { measurePage } from './g05-page.ts';
import { measureFanout } from './g08-fanout.ts';
import { measureKysely } from './g15-kysely.ts';
import { measureDeliveries } from './g21-deliveries.ts';
import { describeMachine } from './machine.ts';
import { figure, markdownTable } from './table.ts';

/** What can be measured: the goals that one measurement covers, and how. */
const measurements: readonly { goals: readonly string[]; measure: (options: Options) => Promise<Report> }[] = [
  { goals: ['G1'], measure: measureWebhook },
  { goals: ['G3'], measure: measureKill },
  { goals: ['G5'], measure: measurePage },
  { goals: ['G8', 'G9'], measure: measureFanout },
  { goals: ['G15'], measure: measureKysely },
  { goals: ['G21'], measure: measureDeliveries },
  { goals: ['ERASE'], measure: measureErasing },
];

const usage = `Usage: pnpm bench [${measurements.flatMap(({ goals }) => goals).join(' ')}] [--quick | --smoke] [--json FILE]`;

const remarks: Readonly<Record<Extent, string>> = {
  full: '',
  quick: '; --quick: few rounds, rough figures',
  smoke: '; --smoke: shows that the measurements work, the figures mean nothing',
};

const { goals, extent, json } = readArguments();
const chosen = measurements.filter((one) => goals.length === 0 || one.goals.some((goal) => goals.includes(goal)));
if (chosen.length === 0) stopWith(usage);

const reports: Report[] = [];
for (const { goals: names, measure } of chosen) {
  console.error(`measuring ${names.join(' and ')} …`);
  try {
    const report = await measure({ by: (values) => values[extent] });
    const faults = findFaults(report);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    reports.push(report);
  } catch (error) {
    // One that fails must not hide what the others would have said.
    console.error(error);
    process.exitCode = 1;
  }
}
print(reports);
if (json !== undefined) writeFileSync(json, JSON.stringify({ machine: describeMachine(), extent, reports }, null, 2));

function print(all: readonly Report[]): void {
  console.log(`\n${markdownTable(all.flatMap(({ findings }) => findings))}\n`);
  for (const [name, value] of all.flatMap(({ raw }) => Object.entries(raw))) console.log(`- ${name}: ${figure(value)}`);
  for (const note of all.flatMap(({ notes }) => notes)) console.log(`- ${note}`);
  console.log(`- ${describeMachine()}${remarks[extent]}`);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        smoke: { type: 'boolean', default: false },
        json: { type: 'string' },
      },
    });
    const extent: Extent = values.smoke ? 'smoke' : values.quick ? 'quick' : 'full';
    return { extent, json: values.json, goals: positionals.map((goal) => goal.toUpperCase()) };
  } catch (error) {
    return stopWith(`${(error as Error).message}\n${usage}`);
  }
}

function stopWith(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
