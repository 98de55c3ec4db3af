import type { RoomView } from '@engawa/domain';
import { Button, isLayerOpen, Spinner } from '@engawa/ui';
import { createEffect, createMemo, createSignal, on, onCleanup, onMount, Show } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import { isCutOff } from '../../../../state/connection.ts';
import { type Send, sendNow } from '../../../../state/sends.ts';
import { timelineOf } from '../../../../state/timelines.ts';
import { attempt } from '../../../page/attempt.ts';
import { createWork } from '../../../page/work.ts';
import { personName } from '../../bubbles/author-name.ts';
import { undoes } from '../composer-keys.ts';
import { createClock } from './clock.ts';
import { type Phase, phaseOfSend } from './phase.ts';
import { sendInBar } from './send-in-bar.ts';
import { isOwn, takeBack } from './take-back.ts';
import './undo-bar.css';

/** What one press of Send sent and has not left for LINE: how long it can be taken back, and the one button for it. */
export function UndoBar(props: { room: RoomView; focusField: () => void }) {
  const send = createMemo(() => sendInBar(props.room.id));
  return (
    <Show when={props.room.kind === 'line' && send()}>
      {(known) => <Shown send={known()} focusField={props.focusField} />}
    </Show>
  );
}

function Shown(props: { send: Send; focusField: () => void }) {
  const words = () => text().message.undo;
  const now = createClock();
  const phase = () => phaseOfSend(props.send, timelineOf(props.send.roomId)?.messages ?? [], now());
  const count = () => props.send.unsent.length + props.send.posted.length;
  const own = () => isOwn(props.send);
  const who = () => {
    const author = props.send.posted[0]?.author;
    return own() || author?.kind !== 'member' ? '' : personName(author);
  };
  const [back, goingBack] = createWork(async () => {
    const { send } = props;
    const mine = own();
    if ((await takeBack(send)) && mine) props.focusField();
  });
  const [hurry, hurrying] = createWork(() => attempt(() => sendNow(props.send)));
  const undoable = () => phase().kind !== 'leaving';
  onMount(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isLayerOpen() || !own() || !undoable() || !undoes(event, fieldOf(event.target)))
        return;
      event.preventDefault();
      void back();
    };
    document.addEventListener('keydown', press);
    onCleanup(() => document.removeEventListener('keydown', press));
  });
  return (
    <Show when={undoable()}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of words and buttons, not of form fields */}
      <div class="undo-bar" role="group" aria-label={words().label}>
        <Clock phase={phase()} />
        <p class="undo-bar-words num">{sentence(phase(), count(), who())}</p>
        <Show when={own() && phase().kind === 'counting'}>
          <button type="button" class="undo-bar-now" aria-busy={hurrying()} onClick={() => void hurry()}>
            {words().sendNow}
          </button>
        </Show>
        <Button
          variant="strong"
          busy={goingBack()}
          title={own() ? words().keys : undefined}
          onClick={() => void back()}
        >
          {own() ? words().takeBack : words().stop}
        </Button>
        <Spoken phase={phase()} count={count()} send={props.send} who={who()} />
      </div>
    </Show>
  );
}

function fieldOf(target: EventTarget | null) {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement ? target : null;
}

function sentence(phase: Phase, count: number, who: string): string {
  const words = text().message.undo;
  const what = words.what(count, who);
  if (phase.kind === 'going') return isCutOff() ? words.waitingHere(what) : words.going(what);
  if (phase.kind === 'counting') return words.counting(what, phase.seconds);
  return phase.kind === 'behindOthers' ? words.behindOthers(what) : words.soon(what);
}

/** A clock that empties. */
function Clock(props: { phase: Phase }) {
  const counting = () => (props.phase.kind === 'counting' ? props.phase : null);
  return (
    <Show
      when={counting()}
      fallback={
        <span class="undo-bar-clock" aria-hidden="true">
          <Spinner />
        </span>
      }
    >
      {(clock) => (
        <span class="undo-bar-clock num" aria-hidden="true">
          <svg viewBox="0 0 36 36" aria-hidden="true">
            <circle cx="18" cy="18" r="16" />
            <circle cx="18" cy="18" r="16" pathLength="1" stroke-dasharray={`${clock().part} 1`} />
          </svg>
          {clock().seconds}
        </span>
      )}
    </Show>
  );
}

/** For ears: once for each press, when its time begins to run. */
function Spoken(props: { phase: Phase; count: number; send: Send; who: string }) {
  const [said, setSaid] = createSignal('');
  createEffect(
    on(
      () => [props.send.id, props.phase.kind] as const,
      ([, kind]) => kind === 'counting' && setSaid(sentence(props.phase, props.count, props.who)),
    ),
  );
  return (
    <span class="visually-hidden" aria-live="polite">
      {said()}
    </span>
  );
}
