import { canPostText, lineLimits, type RoomView, type Verdict } from '@engawa/domain';
import { Banner, Button } from '@engawa/ui';
import { createEffect, onMount, Show } from 'solid-js';
import { denialText, text } from '../../../i18n/index.ts';
import { draftOf, keepDraft } from '../../../state/drafts.ts';
import { isTouch } from '../../../state/media.ts';
import { me } from '../../../state/session.ts';
import { write } from '../../../state/unsent.ts';
import { contactsIn } from '../../room-name.ts';
import { sends } from './composer-keys.ts';
import './composer.css';

/** Where the focus goes when what had it is gone. */
export const composerId = 'composer-words';

const tooLongId = 'composer-too-long';

/** From this many units before LINE's limit on, the count is shown. */
const countFrom = 500;

/** Where one writes. In a room with LINE users its edge and its button say so. */
export function Composer(props: { room: RoomView; verdict: Verdict }) {
  let field!: HTMLTextAreaElement;
  let composedAt = 0;
  const outside = () => props.room.kind === 'line';
  const draft = () => draftOf(props.room.id);
  const ready = () => draft().trim();
  const facts = () => ({ kind: props.room.kind, link: props.room.link, contacts: contactsIn(props.room) });
  const refused = () => (props.verdict.allowed ? null : denialText(props.verdict.denial));
  const reason = () => {
    const verdict = canPostText(me(), facts(), ready());
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  const tooLong = () => outside() && ready().length > lineLimits.textUnits && !refused();
  const listeners = () =>
    contactsIn(props.room)
      .map((contact) => contact.name)
      .join(text().common.listJoin);
  const label = () => (outside() ? text().room.composer.toLine(listeners()) : text().room.composer.label);

  // The screen may come later than the address did; on a touch screen focus would raise the keyboard unasked.
  onMount(() => isTouch() || field.focus({ preventScroll: true }));
  createEffect(() => {
    field.value = draft();
    grow(field);
  });

  function send(): void {
    field.focus();
    if (reason() || ready() === '') return;
    write(props.room.id, { content: { kind: 'text', text: ready() } });
    keepDraft(props.room.id, '');
  }

  function press(event: KeyboardEvent): void {
    if (!sends(event, { touch: isTouch(), composedAt })) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Show when={refused()}>
        {(sentence) => (
          <Banner tone="warning" shape="box">
            {sentence()}
          </Banner>
        )}
      </Show>
      <div class="composer-field" data-refused={refused() ? '' : undefined}>
        <textarea
          ref={field}
          id={composerId}
          rows={1}
          data-first-focus
          aria-label={label()}
          placeholder={label()}
          aria-invalid={tooLong() ? 'true' : undefined}
          aria-describedby={tooLong() ? tooLongId : undefined}
          readOnly={refused() !== null}
          enterkeyhint={isTouch() ? 'enter' : 'send'}
          on:input={() => keepDraft(props.room.id, field.value)}
          on:keydown={press}
          on:compositionend={(event) => {
            composedAt = event.timeStamp;
          }}
        />
        <Show when={!tooLong()} fallback={<TooLong reason={reason()} />}>
          <Units used={ready().length} shown={outside()} />
        </Show>
        <Button variant={outside() ? 'outside' : 'primary'} disabledReason={reason()} onClick={send}>
          {outside() ? text().room.composer.sendToLine : text().room.composer.send}
        </Button>
      </div>
    </form>
  );
}

function Units(props: { used: number; shown: boolean }) {
  const limit = lineLimits.textUnits;
  return (
    <Show when={props.shown && props.used > limit - countFrom}>
      <span class="composer-units num">{text().room.composer.units(props.used, limit)}</span>
    </Show>
  );
}

/** In the place of the count: how much too long it is, and what to do. */
function TooLong(props: { reason: string | undefined }) {
  return (
    <p id={tooLongId} class="composer-too-long num">
      {props.reason}
    </p>
  );
}

/** As tall as its words; the style sheet sets the most. */
function grow(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
