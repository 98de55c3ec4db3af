import { Banner, Button, Spinner } from '@engawa/ui';
import { createSignal, For, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import { clock } from '../../bubbles/clock.ts';
import type { Prepared } from '../attach/prepare.ts';
import {
  type Convert,
  loadConverter,
  longestMs,
  type Recorded,
  type Recording,
  RecordingFailed,
  type RecordingProblem,
  record,
} from './recording.ts';
import './voice-recorder.css';
import { Folding } from '../../../page/folding.tsx';

type Stage =
  | { readonly at: 'loading' | 'asking' | 'converting' }
  | { readonly at: 'recording'; readonly recording: Recording }
  /** It was spoken and cannot be made into what LINE plays: it is kept. */
  | { readonly at: 'unconverted'; readonly recorded: Recorded }
  | Stopped;
type Stopped = { readonly at: 'stopped'; readonly problem: RecordingProblem };

/** Records a voice message; it is laid beside the words, where it can be heard before it is sent. */
export default function VoiceRecorder(props: { onDone: (voice: Prepared) => void; onClose: () => void }) {
  let panel!: HTMLElement;
  let leave = () => {};
  let closed = false;
  const words = () => text().composer.voice;
  const [stage, setStage] = createSignal<Stage>({ at: 'loading' });
  let convert: Convert = async (sound) => sound;
  const now = <A extends Stage['at']>(at: A) => {
    const known = stage();
    return known.at === at ? (known as Extract<Stage, { at: A }>) : undefined;
  };

  onMount(() => {
    panel.focus();
    void begin();
  });
  onCleanup(() => {
    closed = true;
    now('recording')?.recording.cancel();
  });

  async function begin(): Promise<void> {
    setStage({ at: 'loading' });
    try {
      convert = await loadConverter();
      if (closed) return;
      setStage({ at: 'asking' });
      const recording = await record(() => void finish());
      if (closed) recording.cancel();
      else setStage({ at: 'recording', recording });
    } catch (error) {
      setStage({ at: 'stopped', problem: error instanceof RecordingFailed ? error.problem : 'failed' });
    }
  }

  async function finish(): Promise<void> {
    const recording = now('recording')?.recording;
    if (!recording) return;
    setStage({ at: 'converting' });
    const recorded = await recording.stop().catch(() => null);
    if (recorded) await makeM4a(recorded);
    else setStage({ at: 'stopped', problem: 'failed' });
  }

  async function makeM4a(recorded: Recorded): Promise<void> {
    setStage({ at: 'converting' });
    try {
      const file = await convert(recorded.sound);
      if (closed) return;
      const plain = new Blob([file], { type: 'audio/mp4' });
      props.onDone({ ...voiceOf(recorded, 'm4a'), file: plain, mimeType: 'audio/mp4' });
    } catch (cause) {
      console.warn(cause);
      setStage({ at: 'unconverted', recorded });
    }
  }

  /** As the browser recorded it. */
  function giveAsItIs(recorded: Recorded): void {
    const mimeType = recorded.sound.type.split(';')[0]!;
    const file = new Blob([recorded.sound], { type: mimeType });
    props.onDone({ ...voiceOf(recorded, mimeType.split('/')[1]!), file, mimeType });
  }

  return (
    <section
      ref={panel}
      class="voice"
      tabIndex={-1}
      aria-label={words().label}
      onKeyDown={(event) => event.key === 'Escape' && leave()}
    >
      <Folding
        unsaved={['recording', 'converting', 'unconverted'].includes(stage().at)}
        fold={props.onClose}
        question={words().unsaved}
        ref={(fold) => {
          leave = fold;
        }}
      />
      <Switch>
        <Match when={now('recording')}>
          {(known) => (
            <>
              <span class="voice-now num">
                <span class="voice-dot" aria-hidden="true" />
                <span role="status">{words().recording}</span>
                <span role="timer">{clock(known().recording.elapsed())}</span>
              </span>
              <Levels levels={known().recording.levels()} />
            </>
          )}
        </Match>
        <Match when={now('stopped')}>
          {(known) => (
            <Banner
              tone="warning"
              shape="box"
              live="polite"
              action={
                <Show when={known().problem === 'notLoaded'}>
                  <Button size="s" variant="quiet" icon="refresh" onClick={() => void begin()}>
                    {words().again}
                  </Button>
                </Show>
              }
            >
              {words()[known().problem]}
            </Banner>
          )}
        </Match>
        <Match when={now('unconverted')}>
          {(known) => (
            <Banner
              tone="warning"
              shape="box"
              live="polite"
              action={
                <span class="voice-ways">
                  <Button size="s" variant="quiet" icon="refresh" onClick={() => void makeM4a(known().recorded)}>
                    {words().again}
                  </Button>
                  <Button size="s" variant="quiet" icon="file" onClick={() => giveAsItIs(known().recorded)}>
                    {words().asFile}
                  </Button>
                </span>
              }
            >
              {words().unconverted}
            </Banner>
          )}
        </Match>
        <Match when={waiting()}>
          {(sentence) => (
            <p class="voice-now" role="status">
              <Spinner />
              {sentence()}
            </p>
          )}
        </Match>
      </Switch>
      <div class="voice-acts">
        <span class="voice-limit">{words().longest(longestMs / 60_000)}</span>
        <Button size="s" variant="plain" onClick={() => props.onClose()}>
          {words().cancel}
        </Button>
        <Button size="s" variant="quiet" icon="stop" disabledReason={stopReason()} onClick={() => void finish()}>
          {words().stop}
        </Button>
      </div>
    </section>
  );

  function stopReason(): string | undefined {
    const known = stage();
    if (known.at === 'recording') return undefined;
    return known.at === 'stopped' ? words()[known.problem] : waiting() || words().unconverted;
  }

  function waiting(): string | undefined {
    const { at } = stage();
    return at === 'loading' || at === 'asking' || at === 'converting' ? words()[at] : undefined;
  }
}

/** How loud it was a moment ago, so that one sees that the microphone hears. */
function Levels(props: { levels: readonly number[] }) {
  return (
    <svg class="voice-levels" viewBox="0 0 192 32" preserveAspectRatio="none" aria-hidden="true">
      <For each={[...props.levels]}>
        {(level, at) => <rect x={at() * 4} y={16 - height(level) / 2} width="2.4" height={height(level)} rx="1.2" />}
      </For>
    </svg>
  );
}

function height(level: number): number {
  return 3 + level * 27;
}

function voiceOf({ durationMs }: Recorded, ending: string) {
  return { name: nameNow(ending), durationMs, recorded: true as const };
}

/** `voice-20261122-0712.m4a`: every system shows and keeps it. */
function nameNow(ending: string): string {
  const digits = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().replace(/[-:]/g, '');
  return `voice-${digits.slice(0, 8)}-${digits.slice(9, 13)}.${ending}`;
}
