import { mediaKindOf } from '@engawa/domain';
import { Button, Icon, type IconName } from '@engawa/ui';
import { createSignal, Show } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import { megabytes } from '../../../../i18n/sizes.ts';
import type { UnsentMedia, UnsentMessage } from '../../../../state/unsent-queue.ts';
import { createLocalPicture } from './local-picture.ts';
import { UploadProgress } from './upload-progress.tsx';

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
  const picture = createLocalPicture(props.media);
  return (
    <div class="unsent-file">
      <Show when={!broken() && picture()} fallback={<Icon name={icons[kind()]} size={26} />}>
        {(url) => <img class="unsent-picture" src={url()} alt="" onError={() => setBroken(true)} />}
      </Show>
      <div class="unsent-file-words">
        <span class="unsent-file-name">{props.media.name}</span>
        <UploadProgress
          media={props.media}
          otherwise={
            <span class="unsent-file-facts num">
              {megabytes(props.media.bytes)}
              <Show when={props.state === 'waiting' && !props.media.uploaded}>
                {' '}
                <span>{words().waitingForTurn}</span>
              </Show>
            </span>
          }
        />
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
}
