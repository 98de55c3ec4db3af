import { Banner, Button, Spinner } from '@engawa/ui';
import { createSignal, For, Match, onCleanup, onMount, Switch } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import { clock } from '../../bubbles/clock.ts';
import type { Prepared } from '../attach/prepare.ts';
import { longestMs, type Recording, RecordingFailed, type RecordingProblem, record } from './recording.ts';
import './voice-recorder.css';
import { Unsaved } from '../../../page/unsaved.tsx';

type Stage =
  | { readonly at: 'asking' | 'converting' }
  | { readonly at: 'recording'; readonly recording: Recording }
  | Stopped;
type Stopped = { readonly at: 'stopped'; readonly problem: RecordingProblem };

/** Records a voice message; it is laid beside the words, where it can be heard before it is sent. */
export default function VoiceRecorder(props: { onDone: (voice: Prepared) => void; onClose: () => void }) {
  let panel!: HTMLElement;
  let closed = false;
  const words = () => text().composer.voice;
  const [stage, setStage] = createSignal<Stage>({ at: 'asking' });
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
    try {
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
    try {
      const { sound, durationMs } = await recording.stop();
      const file = sound.type.startsWith('audio/mp4') ? sound : await (await import('./to-m4a.ts')).toM4a(sound);
      if (closed) return;
      const plain = new Blob([file], { type: 'audio/mp4' });
      props.onDone({ file: plain, name: nameNow(), mimeType: 'audio/mp4', durationMs, recorded: true });
    } catch {
      setStage({ at: 'stopped', problem: 'failed' });
    }
  }

  return (
    <section
      ref={panel}
      class="voice"
      tabIndex={-1}
      aria-label={words().label}
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
    >
      <Unsaved when={stage().at === 'recording' || stage().at === 'converting'} />
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
            <Banner tone="warning" shape="box" live="polite">
              {words()[known().problem]}
            </Banner>
          )}
        </Match>
        <Match when={stage().at === 'asking' || stage().at === 'converting'}>
          <p class="voice-now" role="status">
            <Spinner />
            {stage().at === 'asking' ? words().asking : words().converting}
          </p>
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
    return known.at === 'stopped'
      ? words()[known.problem]
      : known.at === 'asking'
        ? words().asking
        : words().converting;
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

/** `voice-20261122-0712.m4a`: every system shows and keeps it. */
function nameNow(): string {
  const digits = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().replace(/[-:]/g, '');
  return `voice-${digits.slice(0, 8)}-${digits.slice(9, 13)}.m4a`;
}
