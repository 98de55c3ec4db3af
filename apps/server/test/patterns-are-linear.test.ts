import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ParseResult, parseSync, Visitor } from 'oxc-parser';
import { analyse } from 'scslre';
import { expect, test } from 'vitest';

const repository = resolve(import.meta.dirname, '../../..');
const sources = globSync('{apps,packages,bench}/**/*.{ts,tsx,js}', {
  cwd: repository,
  exclude: (path) => /(?:^|\/)(?:node_modules|dist)$/.test(path),
})
  .filter((file) => !/\.(?:test|spec)\.tsx?$|\/(?:test|e2e)\//.test(file))
  .toSorted();

type Pattern = { readonly source: string; readonly flags: string };

/**
 * A pattern that goes over the same signs again from each of them takes a minute for a text that a stranger sends in a
 * second, and nobody else is served in that minute.
 */
test('no pattern goes over a text more often the longer the text is', () => {
  const slow = sources.flatMap((file) =>
    patternsIn(file)
      .filter((pattern) => analyse(pattern).reports.length > 0)
      .map(({ source, flags }) => `${file}: /${source}/${flags}`),
  );
  expect(slow).toEqual([]);
});

test('a pattern that would is found', () => {
  const tells = ({ source, flags }: RegExp) => analyse({ source, flags }).reports.length > 0;
  expect([/[. ]+$/, /^(a+)+$/, /^\s*,?\s*$/, /^[. ]+/, /[. ]{1,9}$/].map(tells)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('patterns put together while the server runs stand where they were looked at by hand', () => {
  const looked = [
    'apps/web/src/screens/room/split-links.ts',
    'apps/web/vite.config.ts',
    'packages/domain/src/invitation.ts',
    'packages/domain/src/sender-name.ts',
    'packages/line-simulator/src/openapi/document.ts',
  ];
  expect(sources.filter((file) => readFileSync(join(repository, file), 'utf8').includes('new RegExp('))).toEqual(
    looked,
  );
});

function patternsIn(file: string): Pattern[] {
  const found: Pattern[] = [];
  const visitor = new Visitor({
    Literal(literal) {
      if ('regex' in literal) found.push({ source: literal.regex.pattern, flags: literal.regex.flags });
    },
  });
  visitor.visit(parsed(file).program);
  return found;
}

function parsed(file: string): ParseResult {
  const result = parseSync(file, readFileSync(join(repository, file), 'utf8'));
  expect(result.errors).toEqual([]);
  return result;
}
