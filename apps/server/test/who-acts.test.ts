import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Who acts is told to every verb, in the same place. */

const chat = join(import.meta.dirname, '../src/chat');
const sources = globSync('*.ts', { cwd: chat, exclude: ['*.test.ts'] }).map((file) => ({
  file,
  text: readFileSync(join(chat, file), 'utf8'),
}));

/** An exported function that is given the store, and the type of what it is given next. */
const verb =
  /^export (?:async )?function (\w+)(?:<[^(]*>)?\(\s*(?:\w+|\{[^}]*\}): (?:Store|Place)\b(?:,\s*(?:\w+|\{[^}]*\}): (\w+))?/gm;
const kinds: readonly (string | undefined)[] = ['Who', 'ByMember', 'Person', 'Visitor'];

/** A page for whoever holds its link: it changes nothing, and answers everybody alike. */
const forAnybody = ['invitationPage'];

describe('who acts', () => {
  const verbs = sources.flatMap(({ text }) =>
    [...text.matchAll(verb)].map(([, name, next]) => ({ name: name!, next })),
  );

  it('is the first thing that a verb is told', () => {
    expect(verbs.map(({ name }) => name)).toEqual(expect.arrayContaining(['postMessage', 'renewLink', 'finishSetup']));
    const strays = verbs.filter(({ next }) => !kinds.includes(next)).map(({ name }) => name);
    expect(strays).toEqual(forAnybody);
  });

  it('is told to the transaction as it was told to the verb', () => {
    const strays = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/(?<![#.])\bstore\.(?:write|destroy)\(\s*(\w+|\{)/g)]
        .filter(([, who]) => who !== 'who')
        .map(([call]) => `${file}: ${call}`),
    );
    expect(strays).toEqual([]);
  });
});
