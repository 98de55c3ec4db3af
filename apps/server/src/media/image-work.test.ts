import { type ChildProcess, execFileSync } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { type FileHandle, mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises';
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

  /** A picture over which a decoder sits until the test knows that it does: its bytes never come. */
  function pictureAtHand(): { path: string; opened: Promise<FileHandle> } {
    const path = join(folder, 'picture at hand');
    execFileSync('mkfifo', [path]);
    // Opening a pipe for writing waits until somebody has opened it for reading.
    return { path, opened: open(path, 'w') };
  }

  /** Ends the decoder that has the picture in hand. @param next where whoever is asked again finds it. */
  async function breakOver(hand: ReturnType<typeof pictureAtHand>, signal: NodeJS.Signals, next?: string) {
    const bytes = await hand.opened;
    if (next) await rename(next, hand.path);
    decoders.at(-1)!.kill(signal);
    return bytes;
  }

  it('says nothing against a picture over which the system ended it', async () => {
    const hand = pictureAtHand();
    const refused = expect(imageWork('showImage', hand.path)).rejects.toThrow(DecoderEndedError);
    const bytes = await breakOver(hand, 'SIGKILL');
    await refused;
    await bytes.close();
    expect(await imageWork('showImage', await picture())).toMatchObject({ width: 40, height: 30 });
  });

  it('is asked again in another process when it breaks over a picture', async () => {
    const hand = pictureAtHand();
    const shown = imageWork('showImage', hand.path);
    const bytes = await breakOver(hand, 'SIGSEGV', await picture());
    const before = decoders.length;
    expect(await shown).toMatchObject({ width: 40, height: 30 });
    expect(decoders).toHaveLength(before + 1);
    await bytes.close();
  });

  it('speaks against a picture over which two processes break', async () => {
    const hand = pictureAtHand();
    const refused = expect(imageWork('showImage', hand.path)).rejects.toThrow(UnreadableError);
    const bytes = await breakOver(hand, 'SIGSEGV');
    const before = decoders.length;
    await vi.waitFor(() => expect(decoders).toHaveLength(before + 1));
    decoders.at(-1)!.kill('SIGSEGV');
    await refused;
    await bytes.close();
  });

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
