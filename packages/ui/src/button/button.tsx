import { type JSX, Show, splitProps } from 'solid-js';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import { Spinner } from '../progress/spinner.tsx';
import { createBubble } from '../tooltip/bubble.tsx';
import { ids, pressHandler } from './press.ts';
import './button.css';

export type ButtonVariant = 'primary' | 'outside' | 'strong' | 'quiet' | 'danger' | 'plain';
export type ButtonSize = 's' | 'm' | 'l';

export type ButtonProps = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & {
  /** "outside" is for what reaches LINE users, "primary" for everything inside, "strong" for what is urgent on a tinted ground. Default "primary". */
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** As wide as its place. */
  block?: boolean;
  icon?: IconName;
  /** Why it may not be pressed. The button stays focusable, pressing shows the reason and does nothing else. */
  disabledReason?: string | undefined;
  /** Work is under way: a spinner, and presses do nothing. */
  busy?: boolean;
};

/** A button with words. Never hidden and never mute: what is not allowed says why. */
export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, [
    'variant',
    'size',
    'block',
    'icon',
    'disabledReason',
    'busy',
    'onClick',
    'class',
    'children',
    'aria-describedby',
  ]);
  const bubble = createBubble(() => own.disabledReason);
  return (
    <>
      <button
        type="button"
        {...rest}
        {...bubble.anchorEvents}
        class={own.class ? `button ${own.class}` : 'button'}
        data-variant={own.variant ?? 'primary'}
        data-size={own.size ?? 'm'}
        data-block={own.block ? '' : undefined}
        aria-disabled={own.disabledReason || own.busy ? 'true' : undefined}
        aria-busy={own.busy ? 'true' : undefined}
        aria-describedby={ids(own['aria-describedby'], own.disabledReason && bubble.id)}
        on:click={pressHandler(
          () => own,
          bubble,
          () => own.onClick,
        )}
      >
        <Show when={own.busy} fallback={<Show when={own.icon}>{(name) => <Icon name={name()} />}</Show>}>
          <Spinner />
        </Show>
        {own.children}
      </button>
      {bubble.view()}
    </>
  );
}
