import { type JSX, Show, splitProps } from 'solid-js';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import type { ButtonSize, ButtonVariant } from './button.tsx';
import './button.css';

export type ButtonLinkProps = JSX.AnchorHTMLAttributes<HTMLAnchorElement> & {
  href: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  block?: boolean;
  icon?: IconName;
};

/** A link that looks like a button: for what leads somewhere (a page, mailto:, a download). */
export function ButtonLink(props: ButtonLinkProps) {
  const [own, rest] = splitProps(props, ['variant', 'size', 'block', 'icon', 'class', 'children']);
  return (
    <a
      {...rest}
      class={own.class ? `button ${own.class}` : 'button'}
      data-variant={own.variant ?? 'primary'}
      data-size={own.size ?? 'm'}
      data-block={own.block ? '' : undefined}
    >
      <Show when={own.icon}>{(name) => <Icon name={name()} />}</Show>
      {own.children}
    </a>
  );
}
