import type { RoomView } from '@engawa/domain';
import { Button, Icon } from '@engawa/ui';
import { Show } from 'solid-js';
import { clockTime } from '../../i18n/dates.ts';
import { denialText, text } from '../../i18n/index.ts';
import { draftOf, keepDraft } from '../../state/drafts.ts';
import { discard, tryAgain } from '../../state/unsent.ts';
import type { UnsentMessage as Unsent } from '../../state/unsent-queue.ts';
import { composerId } from './composer/composer.tsx';
import { Words } from './words.tsx';
import './message.css';

/** Words that are still on this device: waiting, on their way, or stopped with a reason and what to do. */
export function UnsentMessage(props: { message: Unsent; room: RoomView }) {
  return (
    <li class="message-row">
      <article class="message" data-mine data-unsent={props.message.state}>
        <div class="message-bubble">
          <Words text={wordsOf(props.message)} />
        </div>
        <p class="message-meta num">
          <Mark message={props.message} />{' '}
          <time datetime={props.message.writtenAt}>{clockTime(props.message.writtenAt)}</time>
        </p>
      </article>
      <Show when={props.message.state === 'failed'}>
        <Stopped message={props.message} />
      </Show>
    </li>
  );
}

function wordsOf({ content }: Unsent): string {
  return content.kind === 'text' ? content.text : '';
}

function Mark(props: { message: Unsent }) {
  const mark = () => text().room.mark;
  const words = () =>
    ({ waiting: mark().waitingHere, sending: mark().sendingHere, failed: mark().notSent })[props.message.state];
  return (
    <span class="delivery-mark" data-status={props.message.state}>
      <Icon name={props.message.state === 'failed' ? 'warning' : 'clock'} size={14} />
      {words()}
    </span>
  );
}

function Stopped(props: { message: Unsent }) {
  const reason = () => {
    const failure = props.message.failure;
    if (failure?.kind === 'denied') return denialText(failure.denial);
    return failure?.kind === 'gone' ? text().room.unsent.gone : text().room.unsent.refused;
  };
  const putAway = () => {
    discard(props.message.id);
    document.getElementById(composerId)?.focus();
  };
  const edit = () => {
    const draft = draftOf(props.message.roomId);
    const words = wordsOf(props.message);
    keepDraft(props.message.roomId, draft ? `${words}\n${draft}` : words);
    putAway();
  };
  return (
    <div class="message-stopped" role="alert">
      <p>{reason()}</p>
      <div class="message-stopped-acts">
        <Button size="s" variant="quiet" icon="refresh" onClick={() => tryAgain(props.message)}>
          {text().room.unsent.tryAgain}
        </Button>
        <Button size="s" variant="quiet" icon="pencil" onClick={edit}>
          {text().room.unsent.edit}
        </Button>
        <Button size="s" variant="plain" icon="trash" onClick={putAway}>
          {text().room.unsent.discard}
        </Button>
      </div>
    </div>
  );
}
