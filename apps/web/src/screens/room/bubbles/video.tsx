import type { MediaContent } from '@engawa/domain';
import { createSignal, onMount, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { fileAddress } from '../../../state/media-cache.ts';
import { authorName } from './author-name.ts';
import { clock } from './clock.ts';
import { MediaState } from './media-state.tsx';
import { whenNear } from './near.ts';
import { placeFor } from './place.ts';
import { Playable } from './playable.tsx';
import type { SaidProps } from './said.ts';
import { createPicture } from './thumb.tsx';
import './video.css';

export function VideoBubble(props: SaidProps<'video'>) {
  const content = (): MediaContent => props.message.content;
  return (
    <Show when={content().media.status === 'ready'} fallback={<MediaState content={content()} />}>
      <Playable media={content().media} kind="video">
        {(failed) => <Player {...props} onFailed={failed} />}
      </Playable>
    </Show>
  );
}

/** Nothing but the poster is fetched before somebody presses play; then the browser asks for the parts that it needs. */
function Player(props: SaidProps<'video'> & { onFailed: () => void }) {
  const media = () => props.message.content.media;
  const place = () => placeFor(media().width, media().height);
  const [poster, setPoster] = createSignal<string | null>();
  const [begun, setBegun] = createSignal(false);
  let element!: HTMLVideoElement;
  const picture = createPicture(
    {
      messageId: props.message.id,
      get media() {
        return media();
      },
    },
    setPoster,
  );
  onMount(() => media().thumb && whenNear(element, picture));
  return (
    <span
      class="video-bubble"
      style={{ width: `${place().width}px`, 'aspect-ratio': `${place().width} / ${place().height}` }}
    >
      {/* biome-ignore lint/a11y/useMediaCaption: nobody writes captions for what is sent in a talk */}
      <video
        ref={element}
        controls
        playsinline
        preload="none"
        src={fileAddress(media().id)}
        poster={poster() ?? undefined}
        aria-label={text().message.video.label(authorName(props.message))}
        onPlay={() => setBegun(true)}
        onError={() => props.onFailed()}
      />
      <Show when={!begun() && media().durationMs !== null}>
        <span class="video-length num" aria-hidden="true">
          {clock(media().durationMs)}
        </span>
      </Show>
    </span>
  );
}
