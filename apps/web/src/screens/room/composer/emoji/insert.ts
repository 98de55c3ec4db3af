import { aroundMarks } from '@engawa/domain';

/**
 * Puts words where the caret stands, or in place of what is selected.
 * @param focus whether the field takes the focus meanwhile, which on a phone would raise the keyboard; only then can the
 *   browser take the step back
 */
export function insertAtCaret(field: HTMLTextAreaElement, words: string, focus: boolean): void {
  const { selectionStart, selectionEnd, value } = field;
  const { start, end } = aroundMarks(value, { start: selectionStart, end: selectionEnd });
  if (focus) field.setSelectionRange(start, end);
  if (focus && insertAsTyped(field, words)) return;
  const hadFocus = document.activeElement === field;
  field.setRangeText(words, start, end, 'end');
  // Safari gives the focus to a field of which the selection is set (WebKit bug 224425).
  if (!focus && !hadFocus) field.blur();
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: words }));
}

function insertAsTyped(field: HTMLTextAreaElement, words: string): boolean {
  field.focus({ preventScroll: true });
  // There is no other way to insert that the browser's own undo knows of.
  return document.execCommand('insertText', false, words);
}
