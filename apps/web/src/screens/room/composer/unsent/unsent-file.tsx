import { mediaKindOf } from '@engawa/domain';
import { Button, Icon, type IconName, ProgressBar } from '@engawa/ui';
import { createResource, createSignal, onCleanup, Show } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import { megabytes } from '../../../../i18n/sizes.ts';
import { fileOf } from '../../../../state/unsent-files.ts';
import type { UnsentMedia, UnsentMessage } from '../../../../state/unsent-queue.ts';
import { sentBytesOf } from '../../../../state/uploads.ts';

const icons: Record<ReturnType<typeof mediaKindOf>, IconName> = {
  image: 'image',
  video: 'video',
  audio: 'sound',
  file: 'file',
};

/** A file on its way to the server: how much of it has gone, and a way to stop it. */
export function UnsentFile(props: { media: UnsentMedia; state: UnsentMessage['state']; onCancel: () => void }) {
  const words = () => text().composer.unsent;
  const kind = () => mediaKindOf(props.media.mimeType);
  // What the server refused as no picture is none here either.
  const [broken, setBroken] = createSignal(false);
  const [picture] = createResource(() => props.media.mediaId, pictureOf);
  onCleanup(() => {
    const url = picture.latest;
    if (url) URL.revokeObjectURL(url);
  });
  return (
    <div class="unsent-file">
      <Show when={!broken() && picture()} fallback={<Icon name={icons[kind()]} size={26} />}>
        {(url) => <img class="unsent-picture" src={url()} alt="" onError={() => setBroken(true)} />}
      </Show>
      <div class="unsent-file-words">
        <span class="unsent-file-name">{props.media.name}</span>
        <Show
          when={sentBytesOf(props.media.mediaId) !== undefined}
          fallback={
            <span class="unsent-file-facts num">
              {megabytes(props.media.bytes)}
              <Show when={props.state === 'waiting' && !props.media.uploaded}>
                {' '}
                <span>{words().waitingForTurn}</span>
              </Show>
            </span>
          }
        >
          <ProgressBar
            label={words().uploadingOf(props.media.name)}
            value={Math.min(sentBytesOf(props.media.mediaId) ?? 0, props.media.bytes)}
            max={props.media.bytes}
            valueText={words().uploading(
              megabytes(sentBytesOf(props.media.mediaId) ?? 0),
              megabytes(props.media.bytes),
            )}
          />
        </Show>
        <Show when={!props.media.uploaded && props.state !== 'failed'}>
          <Button
            size="s"
            variant="plain"
            icon="close"
            aria-label={words().cancelOf(props.media.name)}
            onClick={props.onCancel}
          >
            {words().cancel}
          </Button>
        </Show>
      </div>
    </div>
  );

  async function pictureOf(mediaId: string): Promise<string | null> {
    const kept = await fileOf(mediaId);
    const shown = kept?.poster ?? (kind() === 'image' ? kept?.file : null);
    return shown ? URL.createObjectURL(shown) : null;
  }
}
