import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Ballast } from '../ballast.ts';
import type { Schema } from '../schema.ts';
import { Store } from '../store.ts';
import type { Dialect } from './dialect.ts';
import { sqliteDialect } from './sqlite.ts';

/** What the disk says of the next write past SQLite; null: it takes it. */
const disk = vi.hoisted(() => ({ refuses: (): string | null => null }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const writeSync = (...args: Parameters<typeof fs.writeSync>) => {
    const code = disk.refuses();
    if (code) throw Object.assign(new Error(`${code}: write`), { code });
    return fs.writeSync(...args);
  };
  return { ...fs, writeSync };
});

let directory: string;
let dialect: Dialect;
let db: Kysely<Schema>;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'engawa-eraser-'));
  dialect = sqliteDialect(join(directory, 'some.db'));
  db = new Kysely({ dialect: dialect.kysely });
  await makeTable(db);
});
afterEach(async () => {
  disk.refuses = () => null;
  await db.destroy();
  rmSync(directory, { recursive: true, force: true });
});

async function makeTable(on: Kysely<Schema>): Promise<void> {
  await sql`create table word (room integer, seq integer, content text, primary key (room, seq)) without rowid`.execute(
    on,
  );
}

/** Which words stand in the files, read from a copy: closing a file of ours would end the database's locks on it. */
function wordsOnDisk(): Set<string> {
  const copy = mkdtempSync(join(tmpdir(), 'engawa-copy-'));
  execFileSync('cp', ['-r', directory, copy]);
  const files = readdirSync(copy, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const all = files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join('\n');
  rmSync(copy, { recursive: true, force: true });
  return new Set(all.match(/<\d+>/g));
}

/** Words of all lengths in the middle of other words, every third of which is taken back. */
async function talk(on = db): Promise<string[]> {
  const lengths = [12, 40, 200, 700, 2500, 5000];
  const gone: string[] = [];
  let chance = 7919;
  const next = (below: number) => {
    chance = (chance * 1_103_515_245 + 12_345) % 2_147_483_648;
    return chance % below;
  };
  await sql`begin`.execute(on);
  const said: { room: number; seq: number; word: string }[] = [];
  for (let seq = 1; seq <= 4000; seq++) {
    const [room, word] = [next(40), `<${seq}>`];
    const content = word.repeat(Math.ceil(lengths[next(lengths.length)]! / word.length));
    await sql`insert into word values (${room}, ${seq}, ${content})`.execute(on);
    said.push({ room, seq, word });
    if (seq % 3 > 0) continue;
    const [taken] = said.splice(next(said.length), 1);
    await sql`update word set content = 'gone' where room = ${taken!.room} and seq = ${taken!.seq}`.execute(on);
    gone.push(taken!.word);
  }
  await sql`commit`.execute(on);
  return gone;
}

it('nothing of what was taken back is left in the file, wherever SQLite had moved it, nor in its log', async () => {
  const gone = await talk();
  expect(await dialect.erase(db, 0)).toBe(true);
  const left = wordsOnDisk();
  expect(gone.filter((word) => left.has(word))).toEqual([]);
  const { rows } = await sql`pragma integrity_check`.execute(db);
  expect(rows).toEqual([{ integrity_check: 'ok' }]);
});

it('nothing comes back with what is written after it', async () => {
  const gone = await talk();
  await dialect.erase(db, 0);
  await sql`update word set content = content || '!' where seq % 7 = 0`.execute(db);
  await dialect.erase(db, 0);
  const left = wordsOnDisk();
  expect(gone.filter((word) => left.has(word))).toEqual([]);
});

it('while somebody reads what was there before it waits for nobody, and is done the next time', async () => {
  await talk();
  const reader = new Database(join(directory, 'some.db'));
  reader.exec('begin');
  reader.prepare('select count(*) from word').get();
  await sql`delete from word where seq = 1`.execute(db);
  expect(await dialect.erase(db, 0)).toBe(false);
  reader.exec('commit');
  expect(await dialect.erase(db, 0)).toBe(true);
  reader.close();
});

it('a file whose pages SQLite keeps account of in pages of its own stays whole', async () => {
  const file = join(directory, 'auto-vacuum.db');
  const before = new Database(file);
  before.pragma('auto_vacuum = full');
  before.exec('create table word (seq integer primary key, content text)');
  before.close();
  const other = sqliteDialect(file);
  const otherDb = new Kysely<Schema>({ dialect: other.kysely });
  await sql`insert into word
    with recursive n(seq) as (select 1 union all select seq + 1 from n where seq < 9000)
    select seq, hex(zeroblob(300)) from n`.execute(otherDb);
  await sql`delete from word where seq % 3 = 0`.execute(otherDb);
  expect(await other.erase(otherDb, 0)).toBe(true);
  const { rows } = await sql`pragma integrity_check`.execute(otherDb);
  await otherDb.destroy();
  expect(rows).toEqual([{ integrity_check: 'ok' }]);
});

it('a disk that fails halfway brings nothing back of what was overwritten until then', async () => {
  const gone = await talk();
  let writes = 0;
  disk.refuses = () => (++writes > 40 ? 'EIO' : null);
  await expect(dialect.erase(db, 0)).rejects.toMatchObject({ code: 'EIO' });
  const before = wordsOnDisk();
  await sql`update word set content = content || '!' where seq % 7 = 0`.execute(db);
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
  const after = wordsOnDisk();
  expect(gone.filter((word) => after.has(word) && !before.has(word))).toEqual([]);
});

it('a full disk on which even overwriting takes room is helped by throwing out the ballast', async () => {
  const store = await Store.open(sqliteDialect(join(directory, 'engawa.db')), 'command', new Ballast(directory));
  await makeTable(store.db);
  const gone = await talk(store.db);
  await store.takeOnBallast();
  const ballast = join(directory, 'ballast');
  disk.refuses = () => (existsSync(ballast) ? 'ENOSPC' : null);
  expect(await store.erase(0)).toBe(true);
  const left = wordsOnDisk();
  expect([existsSync(ballast), gone.filter((word) => left.has(word))]).toEqual([false, []]);
  await store.close();
});
