// @vitest-environment node
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import data from '@mdn/browser-compat-data' with { type: 'json' };
import type { CompatStatement, Identifier } from '@mdn/browser-compat-data';
import { expect, test } from 'vitest';
import { oldestBrowsers, whereThere } from './browsers.ts';

type Browser = keyof typeof oldestBrowsers;
const browsers = Object.keys(oldestBrowsers) as Browser[];

/**
 * Things by the name they have in code: `Intl.Segmenter`, `URL.parse`; and methods of whatever: `.checkVisibility(`. Of these
 * only names of two words or more, since one word is as often one of ours.
 */
const named = new Map<string, CompatStatement[]>();
const methods = new Map<string, CompatStatement[]>();

function learn(things: Identifier, path: readonly string[]): void {
  for (const [key, thing] of Object.entries(things)) {
    if (key === '__compat') continue;
    const compat = (thing as Identifier).__compat;
    const name = key.replace(/_static$/, '');
    if (compat) {
      add(named, [...path, name].join('.'), compat);
      if (path.length > 0 && /[a-z][A-Z]/.test(name)) add(methods, name, compat);
    }
    learn(thing as Identifier, [...path, name]);
  }
}

function add(into: Map<string, CompatStatement[]>, name: string, compat: CompatStatement): void {
  into.set(name, [...(into.get(name) ?? []), compat]);
}

learn(data.api as Identifier, []);
learn(data.javascript.builtins as Identifier, []);

/** Browsers that may be too old for a name; for one that several things have, it is enough that one of them is there. */
function tooOld(statements: readonly CompatStatement[]): Browser[] {
  return browsers.filter((browser) => !statements.some((statement) => isThere(statement, browser)));
}

function isThere(statement: CompatStatement, browser: Browser): boolean {
  const support = [statement.support[browser] ?? []].flat();
  return support.some(({ version_added, flags }) => {
    if (flags || typeof version_added !== 'string' || version_added === 'preview') return false;
    return !isNewer(version_added.replace('≤', ''), oldestBrowsers[browser]);
  });
}

function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number));
  return (a![0]! - b![0]! || (a![1] ?? 0) - (b![1] ?? 0)) > 0;
}

/** Names in a file that the platform has, each as it is found in the data. */
function usedIn(source: string): Map<string, CompatStatement[]> {
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'/g, '');
  const used = new Map<string, CompatStatement[]>();
  const note = (name: string, known: CompatStatement[] | undefined) => known && used.set(name, known);
  for (const [, first, second] of code.matchAll(/\b([A-Z]\w*)(?:\??\.(\w+))?/g)) {
    note(first!, named.get(first!));
    if (second) note(`${first}.${second}`, named.get(`${first}.${second}`));
  }
  for (const [, owner, name] of code.matchAll(/\b(navigator|document|window|screen)\??\.(\w+)/g)) {
    const type = `${owner![0]!.toUpperCase()}${owner!.slice(1)}`;
    note(`${owner}.${name}`, named.get(`${type}.${name}`));
  }
  for (const [, name] of code.matchAll(/\.(\w+)\??\.?\(/g)) note(`.${name}()`, methods.get(name!));
  return used;
}

const repository = join(import.meta.dirname, '../../..');

test('the oldest browsers that are promised have whatever the source uses, or are asked first', () => {
  const files = globSync(['apps/web/src/**/*.{ts,tsx}', 'packages/{ui,domain}/src/**/*.{ts,tsx}'], { cwd: repository });
  const found = files
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) =>
      [...usedIn(readFileSync(join(repository, file), 'utf8'))]
        .map(([name, statements]) => ({ name, old: tooOld(statements) }))
        .filter(({ name, old }) => old.length > 0 && !whereThere[name])
        .map(({ name, old }) => `${file}: ${name} is not in ${old.map((one) => `${one} ${oldestBrowsers[one]}`)}`),
    );
  expect(found).toEqual([]);
});

test.each(['docs/members.md', 'docs/members.ja.md'])('members read of the same browsers in %s', (document) => {
  const text = readFileSync(join(repository, document), 'utf8');
  const { chrome, firefox, safari } = oldestBrowsers;
  for (const one of [`Edge ${chrome}`, `Safari ${safari}`, `Firefox ${firefox}`]) expect(text).toContain(one);
});

test.each(['el.checkVisibility()', 'URL.parse(text)', 'new Temporal.Instant(0n)', 'Promise.try(work)'])(
  'a feature that is too new is found: %s',
  (code) => expect([...usedIn(code).values()].some((statements) => tooOld(statements).length > 0)).toBe(true),
);
