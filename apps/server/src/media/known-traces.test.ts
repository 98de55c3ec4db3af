import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { box, mp4 } from '../../test/pictures.ts';
import { KnownTraces } from './known-traces.ts';

describe('what is known of films that are asked for in parts', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'engawa-known-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function film(name: string, places = 1): Promise<string> {
    const said = Array<Buffer>(places).fill(box('udta', box('\xa9xyz', Buffer.from('+35.0112+135.7681/'))));
    const path = join(folder, name);
    await writeFile(path, Buffer.concat([mp4('vide'), ...said]));
    return path;
  }

  it('is found once, also when several parts are asked for at the same time', async () => {
    const known = new KnownTraces();
    const path = await film('once');
    const [one, other] = await Promise.all([known.of(path), known.of(path)]);
    expect(one).toHaveLength(1);
    expect(other).toBe(one);
    expect(await known.of(path)).toBe(one);
  });

  it('is nothing of a film that is not there, and what it says once it is there', async () => {
    const known = new KnownTraces();
    expect(await known.of(join(folder, 'later'))).toBeNull();
    expect(await known.of(await film('later'))).toHaveLength(1);
  });

  it('is forgotten of the film that nobody asked for the longest, when there are more of them', async () => {
    const known = new KnownTraces(2);
    const [a, b, c] = [await film('a'), await film('b'), await film('c')];
    const [ofA, ofB] = [await known.of(a), await known.of(b)];
    await known.of(a);
    await known.of(c);
    expect(await known.of(a)).toBe(ofA);
    const again = await known.of(b);
    expect(again).not.toBe(ofB);
    expect(again).toEqual(ofB);
  });

  it('is no more than so many places in all of them together', async () => {
    const known = new KnownTraces(200, 5);
    const [few, many] = [await film('few', 2), await film('many', 4)];
    const ofFew = await known.of(few);
    const ofMany = await known.of(many);
    expect(await known.of(many)).toBe(ofMany);
    expect(await known.of(few)).not.toBe(ofFew);
  });
});
