import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DecoderEndedError, imageWork, UnreadableError } from './image-work.ts';

describe('the process that decodes pictures', () => {
  const decoders: ChildProcess[] = [];
  const noted = (message: unknown) => void decoders.push((message as { process: ChildProcess }).process);
  let folder: string;

  beforeAll(() => subscribe('child_process', noted));
  afterAll(() => void unsubscribe('child_process', noted));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'engawa-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function picture(): Promise<string> {
    const path = join(folder, 'picture');
    const create = { width: 40, height: 30, channels: 3 as const, background: 'green' };
    await writeFile(path, await sharp({ create }).png().toBuffer());
    return path;
  }

  it('says nothing against a picture over which the system ended it', async () => {
    const path = await picture();
    const shown = imageWork('showImage', path);
    const refused = expect(shown).rejects.toThrow(DecoderEndedError);
    await vi.waitFor(() => expect(decoders[0]?.pid).toBeDefined());
    decoders[0]!.kill('SIGKILL');
    await refused;
    expect(await imageWork('showImage', path)).toMatchObject({ width: 40, height: 30 });
  });

  it('is asked again in another process when it breaks over a picture, and speaks against it only when that breaks, too', async () => {
    const path = await picture();
    await imageWork('showImage', path);
    const before = decoders.length;
    expect(await breakingOver(path)).toMatchObject({ width: 40, height: 30 });
    expect(decoders).toHaveLength(before + 1);

    const refused = expect(breakingOver(path)).rejects.toThrow(UnreadableError);
    await vi.waitFor(() => expect(decoders).toHaveLength(before + 2));
    decoders.at(-1)!.kill('SIGSEGV');
    await refused;
  });

  /** Held until it has its order, or it might be done before it breaks. */
  function breakingOver(path: string) {
    const decoder = decoders.at(-1)!;
    decoder.kill('SIGSTOP');
    const shown = imageWork('showImage', path);
    for (const signal of ['SIGSEGV', 'SIGCONT'] as const) decoder.kill(signal);
    return shown;
  }

  it('ends with the server, not with a signal that stops both', async () => {
    const path = await picture();
    await imageWork('showImage', path);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) decoders.at(-1)?.kill(signal);
    const before = decoders.length;
    expect(await imageWork('showImage', path)).toMatchObject({ width: 40, height: 30 });
    expect(decoders).toHaveLength(before);
  });

  it('is followed by another when the system ends it between two pictures', async () => {
    const path = await picture();
    await imageWork('showImage', path);
    const decoder = decoders.at(-1)!;
    decoder.kill('SIGKILL');
    await once(decoder, 'exit');
    expect(await imageWork('showImage', path)).toMatchObject({ width: 40, height: 30 });
  });

  it('lives on for the next picture', async () => {
    const path = await picture();
    await imageWork('showImage', path);
    const begun = decoders.length;
    await imageWork('showImage', path);
    expect(decoders).toHaveLength(begun);
  });
});
