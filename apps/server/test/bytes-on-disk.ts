import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestDatabase } from './databases.ts';

/** Whether any of these bytes stand anywhere among what a server keeps. */
export type Finder = (pieces: readonly Buffer[]) => Promise<number>;

/** Finds bytes in a fresh copy of a folder: of the database with its log, of all files. */
export function inFilesOf({ directory }: TestDatabase): Finder {
  return async (pieces) => {
    const copy = mkdtempSync(join(tmpdir(), 'engawa-copy-'));
    try {
      // By another process: a file of SQLite that is closed by this one would lose its locks.
      execFileSync('cp', ['-r', directory, copy]);
      const entries = readdirSync(copy, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
      const bytes = [...files.map((file) => readFileSync(file)), Buffer.from(files.join('\n'))];
      return pieces.filter((piece) => bytes.some((each) => each.includes(piece))).length;
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  };
}

/** Finds words by any query: in every row of every table, and in what the planner remembers of them. */
export function inRowsOf({ url }: TestDatabase): Finder {
  return async (pieces) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const { rows: tables } = await client.query<{ name: string }>(
        "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'",
      );
      const all: string[] = [];
      for (const name of [...tables.map((table) => table.name), 'pg_stats']) {
        const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
        all.push(...rows.map(({ row }) => row));
      }
      const text = all.join('\n');
      return pieces.filter((piece) => text.includes(piece.toString('utf8'))).length;
    } finally {
      await client.end();
    }
  };
}

export async function analyze({ url }: TestDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('analyze');
  await client.end();
}

/** Words that stand nowhere else. @param length in UTF-16 units */
export function unheardWords(length: number): string {
  const kana = () => String.fromCharCode(0x3041 + Math.floor(Math.random() * 83));
  return Array.from({ length }, kana).join('');
}

/** Every run of 16 letters or more has one of these in it; the end is one as well. */
export function piecesOf(words: string): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 8 <= words.length; at += 8) pieces.push(Buffer.from(words.slice(at, at + 8)));
  return [...pieces, Buffer.from(words.slice(-8))];
}
