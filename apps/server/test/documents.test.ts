import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const repository = resolve(import.meta.dirname, '../../..');
const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: repository });
const withFunctions = ['ARCHITECTURE.md', ...globSync('docs/how/*.md', { cwd: repository })];
const withPaths = ['CONTRIBUTING.md', 'docs/glossary.md', ...withFunctions];
const waysThroughScreens = ['README', 'docs/members', 'docs/admins'].flatMap((name) => [`${name}.md`, `${name}.ja.md`]);
const lineOpenApi = 'packages/line-simulator/openapi/webhook.yml';
const read = (file: string) => readFileSync(join(repository, file), 'utf8');

describe('the documents', () => {
  it.each(documents)('%s links to nothing that is not there', (file) => {
    const broken = linksIn(read(file)).filter((link) => !leadsSomewhere(file, link));
    expect(broken).toEqual([]);
  });

  it.each(['docs/line-types.md', 'docs/source-rows.md'])('%s names every test as it is called', (file) => {
    const table = read(file);
    const named = testsIn(table);
    expect(named.length).toBeGreaterThan(30);
    const lost = named.filter(({ key, title }) => !isTitled(sourceOf(file, table, key), title));
    expect(lost).toEqual([]);
  });

  it('have one row for each sentence that was asked for, with a test or what it waits for', () => {
    const rows = read('docs/source-rows.md')
      .split('\n')
      .filter((line) => line.startsWith('| S'));
    const asked = Array.from({ length: 43 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`);
    expect(rows.flatMap((row) => row.split('|')[1]!.match(/S\d\d/g) ?? []).sort()).toEqual(asked);
    const shown = (row: string) => testsIn(row).length > 0 || /not yet \(|so does LINE/.test(row);
    expect(rows.filter((row) => !shown(row))).toEqual([]);
  });

  it('have a row for everything that LINE’s webhooks can hold', () => {
    const table = read('docs/line-types.md');
    const types = ['Event', 'MessageContent'].flatMap(kindsAtLine);
    expect(types).toContain('videoPlayComplete');
    expect(types.filter((type) => !table.includes(`\`${type}\``) && !rowsOf(table).includes(inOurWords(type)))).toEqual(
      [],
    );
  });

  it.each(['README.md', 'README.ja.md', 'docs/self-hosting.md'])('%s explains every setting', (file) => {
    const settings = [...read('apps/server/src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!);
    expect(settings).toContain('PUBLIC_URL');
    expect(settings.filter((name) => !read(file).includes(`\`${name}\``))).toEqual([]);
  });

  it.each(withPaths)('%s names no file or folder that is not there', (file) => {
    const paths = codeIn(read(file)).filter(isPath);
    expect(paths.filter((path) => placesOf(path).length === 0)).toEqual([]);
  });

  it.each(withFunctions)('%s names every function as it is called, and the file in which it stands', (page) => {
    const code = codeIn(read(page));
    const sources = code
      .filter((path) => isPath(path) && !path.endsWith('/'))
      .flatMap(placesOf)
      .map(read);
    const functions = code.flatMap((words) => /^(?:\w+\.)?(\w+)\(\)$/.exec(words)?.[1] ?? []);
    expect(functions.length).toBeGreaterThan(5);
    expect(functions.filter((name) => !sources.some((source) => isDeclaredIn(source, name)))).toEqual([]);
  });

  it.each(withFunctions)('%s names nothing in the code that is called otherwise', (page) => {
    const names = codeIn(read(page)).filter((words) => /^[a-z_]\w*(\.\w+)*$/i.test(words) && !isPath(words));
    expect(names).not.toEqual([]);
    const strange = names.filter((name) => !name.split('.').every((part) => wordsOfSources.has(part)));
    expect(strange).toEqual([]);
  });

  it.each(waysThroughScreens)('%s leads through the screens by the words that stand there', (file) => {
    const words = catalogue(file.includes('.ja.') ? 'ja' : 'en');
    const ways = [...read(file).matchAll(/\*{1,2}([^*\n]+ → [^*\n]+?)\*{1,2}/g)].map(([, way]) => way!);
    expect(ways).not.toEqual([]);
    expect(ways.filter((way) => !way.split(' → ').every((step) => words.includes(`'${step}'`)))).toEqual([]);
  });

  it('have a map that fits on one page', () => {
    expect(read('ARCHITECTURE.md').split('\n').length).toBeLessThan(80);
  });
});

/** `[name][key] “title”, “title”` */
function testsIn(table: string): { key: string; title: string }[] {
  return [...table.matchAll(/\[[\w -]+\]\[(\w+)\]((?:,? “[^”]+”)+)/g)].flatMap(([, key, titles]) =>
    [...titles!.matchAll(/“([^”]+)”/g)].map(([, title]) => ({ key: key!, title: title! })),
  );
}

/** What stands between backticks in the running text. */
function codeIn(text: string): string[] {
  const running = text.replaceAll(/^```[\s\S]*?^```/gm, '');
  return [...running.matchAll(/`([^`\n]+)`/g)].map(([, words]) => words!);
}

function isPath(words: string): boolean {
  return /^[\w@.-]+(\/[\w@.-]+)*(\/|\.(tsx?|json|md|yml))$/.test(words);
}

/** Paths are written from the repository's root or, where a page says so, from the sources of server and web. */
function placesOf(path: string): string[] {
  return ['', 'apps/server/src', 'apps/web/src']
    .map((root) => join(root, path))
    .filter((place) => existsSync(join(repository, place)));
}

/** As a function, a value, or a method of a class, an object or a type; a call is none. */
function isDeclaredIn(source: string, name: string): boolean {
  const value = `\\b(?:function\\*? |const )${name}\\b|\\b${name}: (?:async )?\\(`;
  const method = `^ {2}(?:(?:static|async|override|abstract) )*#?${name}(?:<[^>]*>)?\\((?:$|.*\\)(?::| \\{$))`;
  return new RegExp(`${value}|${method}`, 'm').test(source);
}

/** All that the screens say in a language. */
function catalogue(language: 'ja' | 'en'): string {
  return globSync(`apps/web/src/i18n/${language}/*.ts`, { cwd: repository }).map(read).join('\n');
}

const wordsOfSources = new Set(
  globSync(['apps/*/src/**/*.{ts,tsx}', 'packages/*/src/**/*.{ts,tsx}'], { cwd: repository }).flatMap(
    (file) => read(file).match(/\w+/g) ?? [],
  ),
);

/** The types that LINE's own file knows of a schema. */
function kindsAtLine(schema: string): string[] {
  const mapping = new RegExp(`^    ${schema}:\\n(?: {5,}.*\\n|\\n)*? +mapping:\\n((?: {10}.*\\n)+)`, 'm').exec(
    read(lineOpenApi),
  );
  return [...(mapping?.[1] ?? '').matchAll(/^ +(\w+):/gm)].map(([, type]) => type!);
}

/** First cells of all tables. */
function rowsOf(table: string): string[] {
  return [...table.matchAll(/^\| ([^|]+) \|/gm)].map(([, cell]) => cell!);
}

function inOurWords(type: string): string {
  const ours: Readonly<Record<string, string>> = { image: 'picture', audio: 'voice, sound', location: 'place' };
  return ours[type] ?? type;
}

function linksIn(text: string): string[] {
  const inline = [...text.matchAll(/\]\(([^)\s]+)\)/g)];
  const defined = [...text.matchAll(/^\[[\w-]+\]: (\S+)$/gm)];
  return [...inline, ...defined].map(([, to]) => to!).filter((to) => !/^[a-z]+:/.test(to));
}

function leadsSomewhere(from: string, link: string): boolean {
  const [path, heading] = link.split('#');
  const file = path ? join(dirname(from), path) : from;
  if (!existsSync(join(repository, file))) return false;
  return !heading || headingsOf(read(file)).includes(heading);
}

/** As forges make anchors of headings. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, words]) =>
    words!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function sourceOf(file: string, text: string, key: string): string {
  const to = new RegExp(`^\\[${key}\\]: (\\S+)$`, 'm').exec(text)?.[1];
  const test = to && relative('.', join(dirname(file), to));
  return test && existsSync(join(repository, test)) ? withWhatItImports(test) : '';
}

/** A story told on several databases may stand in a file of its own. */
function withWhatItImports(file: string): string {
  const source = read(file);
  const stories = [...source.matchAll(/from '(\.\/[\w/-]+\.ts)'/g)].map(([, to]) => join(dirname(file), to!));
  return [source, ...stories.filter((story) => existsSync(join(repository, story))).map(read)].join('\n');
}

/** Whether a title stands in the source: word for word, or with gaps (`%s`, `${…}`) whose words stand in the source too. */
function isTitled(source: string, title: string): boolean {
  const titles = titlesIn(source);
  const isKnown = (words: string): boolean => titles.some((known) => known === words || fillsGaps(known, words));
  const fillsGaps = (known: string, words: string): boolean => {
    const [first, ...rest] = known.split(gap);
    if (rest.length === 0 || `${first}${rest.join('')}`.trim() === '') return false;
    const pattern = [first!, ...rest].map((part) => RegExp.escape(part)).join('(.+)');
    const filled = new RegExp(`^${pattern}$`, 'u').exec(words)?.slice(1);
    return filled?.every((part) => source.includes(part) || isKnown(part)) ?? false;
  };
  return isKnown(title);
}

const gap = /%[a-z]|\$\{[^}]*\}|\$[a-z]+/i;

function titlesIn(source: string): string[] {
  return [...source.matchAll(/'((?:[^'\\\n]|\\.)+)'|`([^`\n]+)`|"([^"\n]+)"/g)].map((found) =>
    (found[1] ?? found[2] ?? found[3])!.replaceAll("\\'", "'").replaceAll("'", '’'),
  );
}
