import { type MessageId, type RoomView, withMarks } from '@engawa/domain';
import { Button, Icon } from '@engawa/ui';
import { Show } from 'solid-js';
import { clockTime } from '../../i18n/dates.ts';
import { denialText, text } from '../../i18n/index.ts';
import { isCutOff } from '../../state/connection.ts';
import { draftOf, keepDraft } from '../../state/drafts.ts';
import { discard, tryAgain, tryAgainAsFile } from '../../state/unsent.ts';
import { isKept } from '../../state/unsent-memory.ts';
import type { Failure, UnsentMessage as Unsent } from '../../state/unsent-queue.ts';
import { composerId } from './composer/composer-id.ts';
import { UnsentContent } from './composer/unsent/unsent-content.tsx';
import './message.css';

/** Words that are still on this device: waiting, on their way, or stopped with a reason and what to do. */
export function UnsentMessage(props: { message: Unsent; room: RoomView }) {
  const putAway = () => putAwayUnsent(props.message.id);
  return (
    <li class="message-row">
      <article class="message" data-mine data-unsent={props.message.state}>
        <UnsentContent message={props.message} onCancel={putAway} />
        <UnsentMeta message={props.message} />
      </article>
      <Show when={waitsHere(props.message)}>
        <div class="message-stopped-acts">
          <ChangeActs message={props.message} onDiscard={putAway} />
        </div>
      </Show>
      <Show when={props.message.state === 'failed' && props.message.failure}>
        {(failure) => <Stopped message={props.message} failure={failure()} onDiscard={putAway} />}
      </Show>
    </li>
  );
}

/** Puts it away; one goes on writing. */
export function putAwayUnsent(messageId: MessageId): void {
  discard(messageId);
  document.getElementById(composerId)?.focus();
}

/** How it stands with words on this device, and since when. */
export function UnsentMeta(props: { message: Unsent }) {
  return (
    <p class="message-meta num">
      <Mark message={props.message} />{' '}
      <time datetime={props.message.writtenAt}>{clockTime(props.message.writtenAt)}</time>
    </p>
  );
}

function shownState({ state }: Unsent) {
  return state === 'failed' || state === 'sending' ? state : 'waiting';
}

function Mark(props: { message: Unsent }) {
  const mark = () => text().room.mark;
  const waiting = () => (isKept(props.message.id) ? mark().waitingHere : mark().waitingInPage);
  const words = () =>
    ({ waiting: waiting(), sending: mark().sendingHere, failed: mark().notSent })[shownState(props.message)];
  return (
    <span class="delivery-mark" data-status={props.message.state}>
      <Icon name={props.message.state === 'failed' ? 'warning' : 'clock'} size={14} />
      {words()}
    </span>
  );
}

function Stopped(props: { message: Unsent; failure: Failure; onDiscard: () => void }) {
  return (
    <div class="message-stopped" role="alert">
      <p>{reasonOf(props.failure)}</p>
      <div class="message-stopped-acts">
        <Button size="s" variant="quiet" icon="refresh" onClick={() => tryAgain(props.message)}>
          {text().room.unsent.tryAgain}
        </Button>
        <Show when={props.failure.kind === 'denied' && props.failure.denial.code === 'mediaNotReadable'}>
          <Button size="s" variant="quiet" icon="file" onClick={() => tryAgainAsFile(props.message)}>
            {text().room.unsent.asFile}
          </Button>
        </Show>
        <ChangeActs message={props.message} onDiscard={props.onDiscard} />
      </div>
    </div>
  );
}

/** Words that have not left this device can still become others, or none. */
function ChangeActs(props: { message: Unsent; onDiscard: () => void }) {
  const edit = (words: string) => {
    const draft = draftOf(props.message.roomId);
    keepDraft(props.message.roomId, draft ? `${words}\n${draft}` : words);
    props.onDiscard();
  };
  return (
    <>
      <Show when={props.message.content.kind === 'text' && props.message.content}>
        {(words) => (
          <Button size="s" variant="quiet" icon="pencil" onClick={() => edit(withMarks(words().text, words().emojis))}>
            {text().room.unsent.edit}
          </Button>
        )}
      </Show>
      <Button size="s" variant="plain" icon="trash" onClick={props.onDiscard}>
        {text().room.unsent.discard}
      </Button>
    </>
  );
}

/** Without a connection it may wait for long; with one it is gone in a moment. */
export function waitsHere({ state }: Unsent): boolean {
  return state === 'waiting' && isCutOff();
}

function reasonOf(failure: Failure): string {
  switch (failure.kind) {
    case 'denied':
      return denialText(failure.denial);
    case 'gone':
    case 'refused':
      return text().room.unsent[failure.kind];
    default:
      return text().composer.unsent[failure.kind];
  }
}
