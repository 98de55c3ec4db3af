import { ProgressBar } from '@engawa/ui';
import { type JSX, Show } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import { megabytes } from '../../../../i18n/sizes.ts';
import type { UnsentMedia } from '../../../../state/unsent-queue.ts';
import { sentBytesOf } from '../../../../state/uploads.ts';

/** How much of a file has gone; `otherwise` while it is not on its way. */
export function UploadProgress(props: { media: UnsentMedia; otherwise?: JSX.Element }) {
  const words = () => text().composer.unsent;
  const sent = () => Math.min(sentBytesOf(props.media.mediaId) ?? 0, props.media.bytes);
  return (
    <Show when={sentBytesOf(props.media.mediaId) !== undefined} fallback={props.otherwise}>
      <ProgressBar
        label={words().uploadingOf(props.media.name)}
        value={sent()}
        max={props.media.bytes}
        valueText={words().uploading(megabytes(sent()), megabytes(props.media.bytes))}
      />
    </Show>
  );
}
