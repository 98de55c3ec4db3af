import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptFreeBytes, NoRoomError } from './disk-room.ts';
import { MediaStorage } from './storage.ts';

const megabyte = Buffer.alloc(1024 * 1024);

describe('a disk that gets full', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'engawa-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function drafts(): Promise<string[]> {
    const found = await readdir(join(folder, 'media', 'drafts'), { recursive: true, withFileTypes: true });
    return found.filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  it('takes no file when what is left belongs to the words', async () => {
    const storage = new MediaStorage(folder, async () => keptFreeBytes - 1);
    await expect(storage.draft([megabyte], 1e9)).rejects.toThrow(NoRoomError);
    expect(await drafts()).toEqual([]);
  });

  it('stops in the middle of a file when others have filled it meanwhile', async () => {
    let free = keptFreeBytes;
    let sent = 0;
    async function* film() {
      for (; sent < 200; sent++) {
        if (sent === 20) free = 0;
        yield megabyte;
      }
    }
    const storage = new MediaStorage(folder, async () => free);
    await expect(storage.draft(film(), 1e9)).rejects.toThrow(NoRoomError);
    expect(sent).toBeLessThan(60);
    expect(await drafts()).toEqual([]);
  });

  it('says the same when the disk is full before its time', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
    async function* film() {
      yield megabyte;
      throw full;
    }
    const storage = new MediaStorage(folder, async () => keptFreeBytes);
    await expect(storage.draft(film(), 1e9)).rejects.toThrow(NoRoomError);
    expect(await drafts()).toEqual([]);
  });

  it('takes files as long as there is room', async () => {
    const storage = new MediaStorage(folder, async () => keptFreeBytes);
    const draft = await storage.draft([megabyte], 1e9);
    expect(await draft.bytes()).toBe(megabyte.length);
  });
});
