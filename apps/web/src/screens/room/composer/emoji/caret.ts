import { aroundMarks, markBeside, type Stretch } from '@engawa/domain';
import { onCleanup } from 'solid-js';

/** The field in which one writes, for as long as it stands: a LINE emoji in it is one letter to caret, selection and delete keys. */
export function keepMarksWhole(field: HTMLTextAreaElement, isOn: () => boolean): void {
  let before = field.selectionStart;
  const follow = () => {
    if (!isOn() || document.activeElement !== field) return;
    const { selectionStart: start, selectionEnd: end } = field;
    if (start === end) placeCaret(field, outside(field.value, start, before));
    before = field.selectionStart;
  };
  document.addEventListener('selectionchange', follow);
  onCleanup(() => document.removeEventListener('selectionchange', follow));
  let written = field.value;
  field.addEventListener('beforeinput', (event) => {
    written = field.value;
    // Whoever types faster than the browser tells where the caret went means the place where it would have come to rest.
    follow();
    if (isOn()) takeWhole(field, event);
  });
  field.addEventListener('input', () => {
    const rest = isOn() ? restOfMark(written, field.value, field.selectionStart) : null;
    written = field.value;
    if (rest) remove(field, rest);
  });
}

/**
 * What is left of a mark of which the last letter was deleted: the keyboards of some phones delete without asking before.
 * @param place of the caret since
 */
export function restOfMark(before: string, now: string, place: number): Stretch | null {
  if (now !== before.slice(0, place) + before.slice(place + 1)) return null;
  const mark = markBeside(before, place + 1, 'before');
  return mark && { start: mark.start, end: place };
}

/** Where a caret comes to rest that went into a mark: at the end to which it was going. */
export function outside(draft: string, place: number, before: number): number {
  const behind = aroundMarks(draft, { start: place, end: place }).end;
  if (behind === place || before < place) return behind;
  return markBeside(draft, behind, 'before')!.start;
}

/** What is about to be replaced or deleted holds marks whole, so that one step back brings them back whole, too. */
function takeWhole(field: HTMLTextAreaElement, event: InputEvent): void {
  if (event.isComposing || !event.cancelable) return;
  const { value, selectionStart: start, selectionEnd: end } = field;
  const taken = start === end ? deletedBy(event.inputType, value, start) : aroundMarks(value, { start, end });
  if (!taken || (taken.start === start && taken.end === end)) return;
  field.setSelectionRange(taken.start, taken.end);
  if (!event.inputType.startsWith('delete')) return;
  event.preventDefault();
  document.execCommand('delete');
}

function deletedBy(inputType: string, draft: string, place: number): Stretch | null {
  if (inputType === 'deleteContentBackward') return markBeside(draft, place, 'before');
  return inputType === 'deleteContentForward' ? markBeside(draft, place, 'behind') : null;
}

function remove(field: HTMLTextAreaElement, { start, end }: Stretch): void {
  field.setRangeText('', start, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }));
}

function placeCaret(field: HTMLTextAreaElement, place: number): void {
  if (field.selectionStart !== place) field.setSelectionRange(place, place);
}
