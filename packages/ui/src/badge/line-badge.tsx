import { Show } from 'solid-js';
import { Icon } from '../icon/icon.tsx';
import './badge.css';

type LineBadgeProps = {
  /** What it means, for screen readers. Leave out only where the same words stand beside it. */
  label?: string | undefined;
};

/** The one place for LINE's green. */
export function LineBadge(props: LineBadgeProps) {
  return (
    <span class="line-badge" title={props.label}>
      <Icon name="line-bubble" />
      <Show when={props.label}>
        <span class="visually-hidden">{props.label}</span>
      </Show>
    </span>
  );
}
