import { Icon } from '@engawa/ui';
import { createSignal, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { fileAddress } from '../../../state/media-cache.ts';
import { authorName } from './author-name.ts';
import { clock } from './clock.ts';
import { MediaState } from './media-state.tsx';
import { Playable } from './playable.tsx';
import type { SaidProps } from './said.ts';
import './audio.css';

/** A voice message. Only one plays at a time. */
export function AudioBubble(props: SaidProps<'audio'>) {
  const content = () => props.message.content;
  return (
    <Show when={content().media.status === 'ready'} fallback={<MediaState content={content()} />}>
      <Playable media={content().media} kind="audio">
        {(failed) => <Player {...props} onFailed={failed} />}
      </Playable>
    </Show>
  );
}

let playing: HTMLAudioElement | null = null;

function Player(props: SaidProps<'audio'> & { onFailed: () => void }) {
  const media = () => props.message.content.media;
  const words = () => text().message.audio;
  const [now, setNow] = createSignal(0);
  const [found, setFound] = createSignal<number | null>(null);
  const [active, setActive] = createSignal(false);
  const length = () => media().durationMs ?? found();
  let audio!: HTMLAudioElement;
  const toggle = () => (audio.paused ? void audio.play().catch(() => props.onFailed()) : audio.pause());
  const begin = () => {
    if (playing && playing !== audio) playing.pause();
    playing = audio;
    setActive(true);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <span class="audio-bubble" role="group" aria-label={words().label(authorName(props.message))}>
      <button type="button" class="audio-play" aria-label={active() ? words().pause : words().play} onClick={toggle}>
        <Icon name={active() ? 'pause' : 'play'} size={20} />
      </button>
      <input
        type="range"
        aria-label={words().place}
        aria-valuetext={`${clock(now())} / ${clock(length())}`}
        min={0}
        max={length() ?? 1}
        step={100}
        value={now()}
        disabled={length() === null}
        onInput={(event) => {
          audio.currentTime = Number(event.currentTarget.value) / 1000;
          setNow(Number(event.currentTarget.value));
        }}
      />
      <span class="audio-length num">{clock(active() || now() > 0 ? now() : length())}</span>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody writes captions for what is sent in a talk */}
      <audio
        ref={audio}
        preload="none"
        src={fileAddress(media().id)}
        onPlay={begin}
        onPause={() => setActive(false)}
        onEnded={() => setNow(0)}
        onTimeUpdate={() => setNow(audio.currentTime * 1000)}
        onDurationChange={() => setFound(Number.isFinite(audio.duration) ? audio.duration * 1000 : null)}
        onError={() => props.onFailed()}
      />
    </span>
  );
}
