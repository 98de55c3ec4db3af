import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { imageWork } from './image-work.ts';

describe('the process that decodes pictures', () => {
  const decoders: ChildProcess[] = [];
  const noted = (message: unknown) => void decoders.push((message as { process: ChildProcess }).process);
  let folder: string;

  beforeEach(async () => {
    subscribe('child_process', noted);
    folder = await mkdtemp(join(tmpdir(), 'engawa-test-'));
  });
  afterEach(async () => {
    unsubscribe('child_process', noted);
    await rm(folder, { recursive: true });
  });

  it('is followed by another when the system ends it between two pictures', async () => {
    const picture = join(folder, 'picture');
    const create = { width: 40, height: 30, channels: 3 as const, background: 'green' };
    await writeFile(picture, await sharp({ create }).png().toBuffer());
    await imageWork('showImage', picture);
    const [first] = decoders;
    first!.kill('SIGKILL');
    await once(first!, 'exit');
    expect(await imageWork('showImage', picture)).toMatchObject({ width: 40, height: 30 });
    expect(decoders).toHaveLength(2);
  });
});
