/** What of a key press decides whether it sends. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'isComposing' | 'keyCode' | 'timeStamp'>;

/**
 * Whether this key press sends the message. Enter that confirms a Japanese conversion never does: browsers say so by
 * `isComposing`; Safari, which ends the composition before it tells of the key, by key code 229; and what comes within a
 * blink of the end of a composition belongs to it too.
 * @param typing.composedAt time stamp of the last compositionend, 0 when there was none
 */
export function sends(press: KeyPress, typing: { readonly touch: boolean; readonly composedAt: number }): boolean {
  if (press.key !== 'Enter' || press.shiftKey || press.altKey || typing.touch) return false;
  if (press.isComposing || press.keyCode === 229) return false;
  return typing.composedAt === 0 || press.timeStamp - typing.composedAt > blinkMs;
}

const blinkMs = 60;

/**
 * Whether this key press takes back what was just sent: Escape, or Ctrl+Z where it has no typing to undo.
 * @param field what the focus is in, when one can type there
 */
export function undoes(
  press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing' | 'keyCode'>,
  field: { readonly value: string } | null,
): boolean {
  if (press.isComposing || press.keyCode === 229 || press.shiftKey || press.altKey) return false;
  const command = press.ctrlKey || press.metaKey;
  if (press.key === 'Escape') return !command;
  return command && press.key.toLowerCase() === 'z' && !field?.value;
}
