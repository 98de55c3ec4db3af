import type { RoomView } from '@engawa/domain';
import { createEffect, onMount } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { draftOf, keepDraft } from '../../../state/drafts.ts';
import { isTouch } from '../../../state/media.ts';
import { tellTyping } from '../../../state/typing.ts';
import { contactsIn } from '../../room-name.ts';
import { composerId } from './composer-id.ts';
import { sends } from './composer-keys.ts';
import { keepMarksWhole } from './emoji/caret.ts';
import { MarkPictures } from './emoji/mark-pictures.tsx';
import { grow } from './grow.ts';

type WordsFieldProps = {
  room: RoomView;
  refused: boolean;
  tooLongId: string | undefined;
  onSend: () => void;
  onFocus: () => void;
  ref: (field: HTMLTextAreaElement) => void;
};

/** The words themselves; what is typed is kept as the room's draft. */
export function WordsField(props: WordsFieldProps) {
  let field!: HTMLTextAreaElement;
  let composedAt = 0;
  const listeners = () =>
    contactsIn(props.room)
      .map((contact) => contact.name)
      .join(text().common.listJoin);
  const isToLine = () => props.room.kind === 'line';
  // Among colleagues a mark is words like any others.
  const marked = () => (isToLine() ? draftOf(props.room.id) : '');
  const label = () => (isToLine() ? text().room.composer.toLine(listeners()) : text().room.composer.label);
  const hint = () => (isToLine() ? text().room.composer.toLineHint(listeners()) : text().room.composer.label);

  // The screen may come later than the address did; on a touch screen focus would raise the keyboard unasked.
  onMount(() => {
    props.ref(field);
    keepMarksWhole(field, isToLine);
    if (!isTouch()) field.focus({ preventScroll: true });
  });
  createEffect(() => {
    const draft = draftOf(props.room.id);
    // Setting the same words again would move the caret.
    if (field.value !== draft) field.value = draft;
    grow(field);
  });

  function type(): void {
    keepDraft(props.room.id, field.value);
    if (field.value && props.room.link === 'direct' && !props.refused) tellTyping(props.room.id);
  }
  function press(event: KeyboardEvent): void {
    if (!sends(event, { touch: isTouch(), composedAt })) return;
    event.preventDefault();
    props.onSend();
  }

  return (
    <div class="composer-words">
      <textarea
        ref={field}
        id={composerId}
        rows={1}
        dir="auto"
        data-first-focus
        aria-label={label()}
        // What invites to write would belie the reason above it.
        placeholder={props.refused ? undefined : hint()}
        aria-invalid={props.tooLongId ? 'true' : undefined}
        aria-describedby={props.tooLongId}
        readOnly={props.refused}
        enterkeyhint={isTouch() ? 'enter' : 'send'}
        on:focus={() => props.onFocus()}
        on:input={type}
        on:keydown={press}
        on:compositionend={(event) => {
          composedAt = event.timeStamp;
        }}
      />
      <MarkPictures of={() => field} draft={marked()} />
    </div>
  );
}
