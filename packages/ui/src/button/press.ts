import type { JSX } from 'solid-js';
import type { Bubble } from '../tooltip/bubble.tsx';

type ButtonAttributes = JSX.ButtonHTMLAttributes<HTMLButtonElement>;
type Held = () => { disabledReason?: string | undefined; busy?: boolean | undefined };

/**
 * What every pressable control shares: a refused press does nothing but say why, a busy one does nothing.
 * The control is never `disabled`, so that it keeps focus and its reason can be read.
 */
export function pressHandler(held: Held, bubble: Bubble, onClick: () => ButtonAttributes['onClick']) {
  return (event: MouseEvent & { currentTarget: HTMLButtonElement; target: Element }) => {
    if (held().disabledReason || held().busy) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (held().disabledReason) bubble.show(event.currentTarget);
      return;
    }
    bubble.hide();
    call(onClick(), event);
  };
}

/** Joins ids for aria-describedby; undefined when there is none. */
export function ids(...parts: (string | false | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(' ') || undefined;
}

function call(
  handler: ButtonAttributes['onClick'],
  event: MouseEvent & { currentTarget: HTMLButtonElement; target: Element },
) {
  if (typeof handler === 'function') handler(event);
  else if (handler) handler[0](handler[1], event);
}
