import { createEffect, createUniqueId, Show } from 'solid-js';
import { ids } from '../button/press.ts';
import './choice.css';

export type CheckboxProps = {
  label: string;
  hideLabel?: boolean;
  description?: string | undefined;
  checked: boolean;
  /** Some of what it stands for is chosen, and some is not. */
  indeterminate?: boolean;
  onChange: (checked: boolean) => void;
  /** Why it may not be changed; stands under the label. */
  disabledReason?: string | undefined;
  name?: string;
};

/** A choice in a form or in a list of several. */
export function Checkbox(props: CheckboxProps) {
  let input!: HTMLInputElement;
  const id = createUniqueId();
  const note = () => props.disabledReason ?? props.description;
  const change = (event: { currentTarget: HTMLInputElement }) => {
    const wanted = event.currentTarget.checked;
    event.currentTarget.checked = props.checked;
    if (!props.disabledReason) props.onChange(wanted);
  };
  createEffect(() => {
    input.indeterminate = props.indeterminate ?? false;
  });
  return (
    <label class="choice" data-disabled={props.disabledReason ? '' : undefined}>
      <input
        class="choice-box"
        type="checkbox"
        name={props.name}
        checked={props.checked}
        ref={input}
        aria-labelledby={`${id}-label`}
        aria-describedby={ids(note() && `${id}-note`)}
        aria-disabled={props.disabledReason ? 'true' : undefined}
        on:change={change}
      />
      <span id={`${id}-label`} class={props.hideLabel ? 'visually-hidden' : 'choice-words'}>
        {props.label}
      </span>
      <Show when={note()}>
        <span id={`${id}-note`} class="choice-note">
          {note()}
        </span>
      </Show>
    </label>
  );
}
