import { type JSX, splitProps } from 'solid-js';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import { createBubble } from '../tooltip/bubble.tsx';
import { ids, pressHandler } from './press.ts';
import './icon-button.css';

export type IconButtonProps = Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'aria-label'> & {
  icon: IconName;
  /** The name for screen readers, shown as a hint on hover and focus. */
  label: string;
  size?: 's' | 'm';
  /** "filled" for the one main act of a place, for example send. */
  variant?: 'plain' | 'filled';
  /** Why it may not be pressed; see Button. */
  disabledReason?: string | undefined;
  busy?: boolean;
};

/** A button that is only a picture. Children, for example a Badge, are drawn over it. */
export function IconButton(props: IconButtonProps) {
  const [own, rest] = splitProps(props, [
    'icon',
    'label',
    'size',
    'variant',
    'disabledReason',
    'busy',
    'onClick',
    'class',
    'children',
    'aria-describedby',
  ]);
  const bubble = createBubble(
    () => own.disabledReason ?? own.label,
    () => !!own.disabledReason,
  );
  return (
    <>
      <button
        type="button"
        {...rest}
        {...bubble.anchorEvents}
        class={own.class ? `icon-button ${own.class}` : 'icon-button'}
        data-size={own.size ?? 'm'}
        data-variant={own.variant ?? 'plain'}
        aria-label={own.label}
        aria-disabled={own.disabledReason || own.busy ? 'true' : undefined}
        aria-busy={own.busy ? 'true' : undefined}
        aria-describedby={ids(own['aria-describedby'], own.disabledReason && bubble.id)}
        on:click={pressHandler(
          () => own,
          bubble,
          () => own.onClick,
        )}
      >
        <Icon name={own.icon} />
        {own.children}
      </button>
      {bubble.view()}
    </>
  );
}
