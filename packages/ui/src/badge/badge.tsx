import { Show } from 'solid-js';
import './badge.css';

export type BadgeProps = {
  /** Nothing is drawn for 0. */
  count: number;
  /** The count in words for screen readers, for example "3 unread". */
  label?: string;
  tone?: 'alarm' | 'quiet';
};

const most = 99;

/** How many wait; "99+" above 99. */
export function Badge(props: BadgeProps) {
  return (
    <Show when={props.count > 0}>
      <span class="badge num" data-tone={props.tone ?? 'alarm'}>
        <span aria-hidden={props.label ? 'true' : undefined}>{props.count > most ? `${most}+` : props.count}</span>
        <Show when={props.label}>
          <span class="visually-hidden">{props.label}</span>
        </Show>
      </span>
    </Show>
  );
}
