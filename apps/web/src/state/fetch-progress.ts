import type { FetchProgressView, MediaId } from '@engawa/domain';
import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { api } from '../api/client.ts';

const everyMs = 1000;
/** Most files are here before anybody would read a number. */
const firstMs = 1500;

/** How much of a file from LINE is on the server, asked for while somebody looks. Null: not known, or nothing to tell yet. */
export function createFetchProgress(mediaId: MediaId): Accessor<FetchProgressView | null> {
  const [progress, setProgress] = createSignal<FetchProgressView | null>(null);
  let timer = setTimeout(ask, firstMs);
  let over = false;
  onCleanup(() => {
    over = true;
    clearTimeout(timer);
  });

  async function ask(): Promise<void> {
    const known = document.hidden ? progress() : await api.media.progress.query({ mediaId }).catch(() => null);
    if (over) return;
    setProgress(known);
    timer = setTimeout(ask, everyMs);
  }
  return progress;
}
