import { type Bound, type Finding, markOf } from './finding.ts';

const head = ['goal', 'what', 'measured (min–max)', 'must', 'moonshot', 'met'];

/** The findings as one Markdown table. */
export function markdownTable(findings: readonly Finding[]): string {
  const rows = [head, head.map(() => '---'), ...findings.map(cellsOf)];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellsOf(finding: Finding): string[] {
  const { measured, unit } = finding;
  const range = `${figure(measured.min)}–${figure(measured.max)}`;
  return [
    finding.goal,
    finding.what,
    `**${figure(measured.median)}${unitAfter(unit)}** (${range})`,
    boundOf(finding.must, unit),
    boundOf(finding.moonshot, unit),
    markOf(finding),
  ];
}

function boundOf(bound: Bound | undefined, unit: Finding['unit']): string {
  if (!bound) return '–';
  const [sign, value] = 'atLeast' in bound ? ['≥', bound.atLeast] : ['≤', bound.atMost];
  return `${sign} ${value}${unitAfter(unit)}`;
}

function unitAfter(unit: Finding['unit']): string {
  return unit === '×' ? '' : ` ${unit}`;
}

/** Three digits that mean something; more would pretend a precision that two shared cores do not have. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(Math.min(digits, 6));
}
