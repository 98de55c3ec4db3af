import { type JSX, Show } from 'solid-js';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import './chips.css';

export type ChipProps = {
  pressed: boolean;
  onChange: (pressed: boolean) => void;
  icon?: IconName;
  children: JSX.Element;
};

/** One thing that is on or off, among others of its kind. */
export function Chip(props: ChipProps) {
  return (
    <button type="button" class="chip" aria-pressed={props.pressed} onClick={() => props.onChange(!props.pressed)}>
      <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
      {props.children}
    </button>
  );
}
