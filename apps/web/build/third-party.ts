import { existsSync, globSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Where the notices lie, beside the page; the settings lead there. */
export const noticesFile = 'third-party-licences.txt';

type Package = {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly homepage?: string;
  readonly repository?: string | { readonly url: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** Programs of others that lie inside a package and are named by no `package.json`. */
const within: Readonly<Record<string, string>> = {
  '@mediabunny/aac-encoder':
    'It contains the AAC encoder of FFmpeg (https://ffmpeg.org), compiled to WebAssembly.\n' +
    'FFmpeg is licensed under the GNU Lesser General Public License, version 2.1 or later\n' +
    '(at the end of this file). Its source is at https://git.ffmpeg.org/ffmpeg.git;\n' +
    'how this part of it is built stands in the README of the package, so that it can be built anew and replaced.',
};

/** Texts that packages name and do not bring along; the LGPL asks for a copy, and its version 3 is the GPL with more. */
const licences = ['LGPL-2.1.txt', 'LGPL-3.0.txt', 'GPL-3.0.txt'];

/** Writes the licences of everything that the app and the server ship with, as those licences ask for. */
export function thirdParty(): Plugin {
  return {
    name: 'engawa-third-party',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: noticesFile, source: notices() });
    },
  };
}

/** Of the packages that run at a member's browser or on the server, not of those that only build and test. */
export function notices(): string {
  const apps = ['..', '../../server'].map((app) => resolve(import.meta.dirname, app));
  const found = new Map<string, string>();
  for (const app of apps) collect(app, found);
  const parts = [...found.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, notice]) => notice);
  parts.push(...licences.map((file) => readFileSync(join(import.meta.dirname, 'licences', file), 'utf8')));
  return `Engawa is built with the work of others. Their names and licences:\n\n${parts.join(`\n${'='.repeat(78)}\n\n`)}`;
}

function collect(folder: string, found: Map<string, string>): void {
  const { dependencies, optionalDependencies } = packageIn(folder);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const place = placeOf(name, folder);
    // Made for another machine than this one.
    if (!place) continue;
    const its = packageIn(place);
    const key = `${its.name} ${its.version}`;
    if (found.has(key)) continue;
    if (!name.startsWith('@engawa/')) found.set(key, noticeOf(place, its));
    collect(place, found);
  }
}

function placeOf(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (existsSync(place)) return realpathSync(place);
    if (dirname(folder) === folder) return null;
  }
}

function packageIn(folder: string): Package {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
}

function noticeOf(place: string, { name, version, license, homepage, repository }: Package): string {
  const source = homepage ?? (typeof repository === 'string' ? repository : repository?.url);
  const texts = globSync('{LICEN[CS]E,COPYING,NOTICE,THIRD-PARTY}*', { cwd: place })
    .toSorted()
    .map((file) => readFileSync(join(place, file), 'utf8').trim());
  // Packages of ready-made programs say in their README what they hold.
  const readme = join(place, 'README.md');
  if (texts.length === 0 && existsSync(readme)) texts.push(readFileSync(readme, 'utf8').trim());
  return [
    `${name} ${version}`,
    `Licence: ${license ?? 'see below'}`,
    source && `From: ${source}`,
    within[name],
    ...texts,
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}
