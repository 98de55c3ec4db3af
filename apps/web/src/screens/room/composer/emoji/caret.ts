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
  // What an input method writes over can be grown only before it begins: its own changes cannot be held up.
  field.addEventListener('compositionstart', () => isOn() && selectWhole(field));
  field.addEventListener('input', (event) => {
    // A step back or forth is between drafts that held marks whole.
    const isStep = (event as InputEvent).inputType?.startsWith('history');
    const rest = isOn() && !isStep ? restOfMark(written, field.value, field.selectionStart) : null;
    written = field.value;
    if (rest) remove(field, rest);
  });
}

/**
 * What is left of marks of which a part was deleted: the keyboards of some phones delete without asking before, and of a whole
 * word or line nobody can tell before how far it goes.
 * @param place of the caret since
 */
export function restOfMark(before: string, now: string, place: number): Stretch | null {
  const end = place + before.length - now.length;
  if (end <= place || now !== before.slice(0, place) + before.slice(end)) return null;
  const whole = aroundMarks(before, { start: place, end });
  const rest = { start: whole.start, end: place + whole.end - end };
  return rest.start === rest.end ? null : rest;
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
  if (['deleteContentBackward', 'deleteWordBackward'].includes(inputType)) return markBeside(draft, place, 'before');
  return ['deleteContentForward', 'deleteWordForward'].includes(inputType) ? markBeside(draft, place, 'behind') : null;
}

function selectWhole(field: HTMLTextAreaElement): void {
  const { value, selectionStart: start, selectionEnd: end } = field;
  const grown = aroundMarks(value, { start, end });
  if (grown.start !== start || grown.end !== end) field.setSelectionRange(grown.start, grown.end);
}

function remove(field: HTMLTextAreaElement, { start, end }: Stretch): void {
  field.setRangeText('', start, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }));
}

function placeCaret(field: HTMLTextAreaElement, place: number): void {
  if (field.selectionStart !== place) field.setSelectionRange(place, place);
}
