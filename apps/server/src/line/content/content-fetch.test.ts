import { expect, it } from 'vitest';
import { MediaStorage } from '../../media/storage.ts';
import type { MediaRow } from '../../store/media.ts';
import { type FetchParts, fetchContent } from './content-fetch.ts';
import { FetchProgress } from './content-progress.ts';

it('says why a file did not come without the address, which is part of somebody’s message', async () => {
  const row = { source: 'external', external_url: 'https://tanaka-misaki.invalid/secret.jpg' } as MediaRow;
  const storage = new MediaStorage('nowhere');
  const parts = {
    storage,
    limitBytes: 1000,
    loopback: false,
    lineDataApiUrl: '',
    progress: new FetchProgress(),
  } as FetchParts;
  const outcome = await fetchContent(parts, row, AbortSignal.timeout(10_000));
  expect(outcome).toMatchObject({ kind: 'again', why: expect.stringMatching(/^[A-Z_]+$/) });
});
