import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Uploads } from './uploads.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'uploads-test-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

test('An upload that breaks off leaves nothing behind', async () => {
  const uploads = new Uploads(parent);
  const { id, size } = await uploads.take(Readable.from([Buffer.from('whole')]), 'image/png');
  expect(size).toBe(5);
  await expect(uploads.take(Readable.from(breakingOff()), 'image/png')).rejects.toThrow('gone');
  expect(filesIn(parent)).toEqual([id]);
});

test('When the simulator stops, no upload stays', async () => {
  const uploads = new Uploads(parent);
  await uploads.take(Readable.from([Buffer.from('whole')]), 'image/png');
  uploads.clear();
  expect(readdirSync(parent)).toEqual([]);
});

test('What was never uploaded cannot be sent', () => {
  expect(() => new Uploads(parent).find('b5d0a1f2')).toThrow('no-such-upload');
});

async function* breakingOff() {
  yield Buffer.from('half');
  throw new Error('gone');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((each) =>
    each.isFile() ? [each.name] : [],
  );
}
