import type { MediaContent } from '@engawa/domain';
import { Icon, type IconName, Spinner } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { megabytes } from '../../../i18n/sizes.ts';
import { createFetchProgress } from '../../../state/fetch-progress.ts';
import './media-state.css';

const icons: Readonly<Record<MediaContent['kind'], IconName>> = {
  image: 'image',
  video: 'video',
  audio: 'mic',
  file: 'file',
};

/** With how far it has come, once it takes longer. */
function Fetching(props: { content: MediaContent }) {
  const words = () => text().message.media;
  const progress = createFetchProgress(props.content.media.id);
  return (
    <span>
      {words().fetching[props.content.kind]}
      <Show when={progress()}>
        {(now) => <small class="num">{words().received(megabytes(now().received), sizeOf(now().total))}</small>}
      </Show>
    </span>
  );
}

function sizeOf(bytes: number | null): string | null {
  return bytes === null ? null : megabytes(bytes);
}

/** Stands where a file would be: it is still on its way from LINE, or it did not come and why. */
export function MediaState(props: { content: MediaContent }) {
  const words = () => text().message.media;
  const failed = () => props.content.media.status === 'failed';
  return (
    <span class="media-state" data-status={props.content.media.status} data-kind={props.content.kind}>
      <Show when={failed()} fallback={<Spinner />}>
        <Icon name={icons[props.content.kind]} size={22} />
      </Show>
      <Show when={failed()} fallback={<Fetching content={props.content} />}>
        <span>
          <b>{words().failed[props.content.kind]}</b>
          <Show when={props.content.kind === 'file' && props.content.media.name}>
            {(name) => <small>{name()}</small>}
          </Show>
          <Show when={props.content.media.reason}>{(reason) => <small>{words().reasons[reason()]}</small>}</Show>
        </span>
      </Show>
    </span>
  );
}
