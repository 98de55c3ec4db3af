import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mp4, photoWithPlace } from '../../test/pictures.ts';
import { sniff } from './sniff.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engawa-sniff-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function typeOf(bytes: Buffer, saidType: string | null = null): Promise<string | null> {
  const file = join(folder, 'photo.png');
  await writeFile(file, bytes);
  return (await sniff(file, saidType)).mimeType;
}

test('the bytes say what a file is, neither its name nor its sender', async () => {
  expect(await typeOf(await photoWithPlace(8, 8), 'application/pdf')).toBe('image/jpeg');
  expect(await typeOf(Buffer.from('%PDF-1.7\n'), 'image/png')).toBe('application/pdf');
  expect(await typeOf(Buffer.from('<!doctype html><script>x</script>'), 'image/png')).toBeNull();
  expect(await typeOf(Buffer.alloc(0), 'image/png')).toBeNull();
});

test('one container holds films and sound: its tracks say which', async () => {
  expect(await typeOf(mp4('vide', { padding: 200_000 }), 'audio/mp4')).toBe('video/mp4');
  expect(await typeOf(mp4('soun', { padding: 200_000 }), 'video/mp4')).toBe('audio/mp4');
});

test('where the tracks cannot be read, the sender is heard', async () => {
  const broken = mp4('soun').subarray(0, 40);
  expect(await typeOf(broken, 'audio/mp4')).toBe('audio/mp4');
  expect(await typeOf(broken, null)).toBe('video/mp4');
});

test('a header made to keep us busy is given up on', async () => {
  const boxes = Array.from({ length: 5000 }, () => Buffer.from('\0\0\0\x08free', 'latin1'));
  const file = join(folder, 'busy.mp4');
  await writeFile(file, Buffer.concat([mp4('vide').subarray(0, 24), ...boxes]));
  expect(await sniff(file, null)).toMatchObject({ mimeType: 'video/mp4', mp4: null });
});
