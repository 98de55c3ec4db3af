import { mediaKindOf } from '@engawa/domain';
import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { fileOf } from '../../../../state/unsent-files.ts';
import type { UnsentMedia } from '../../../../state/unsent-queue.ts';

/** Address of what this device can show of a file that has not gone yet; null when nothing. Ends with the component that asks. */
export function createLocalPicture({ mediaId, mimeType }: UnsentMedia): Accessor<string | null> {
  const [address, setAddress] = createSignal<string | null>(null);
  let alive = true;
  onCleanup(() => {
    alive = false;
    const known = address();
    if (known) URL.revokeObjectURL(known);
  });
  void fileOf(mediaId).then((kept) => {
    const shown = kept?.poster ?? (mediaKindOf(mimeType) === 'image' ? kept?.file : undefined);
    if (alive && shown) setAddress(URL.createObjectURL(shown));
  });
  return address;
}
