import { createUniqueId, For, Show } from 'solid-js';
import { ids } from '../button/press.ts';
import '../checkbox/choice.css';
import '../field/field.css';
import './radio-group.css';

export type RadioOption<Value extends string = string> = {
  value: Value;
  label: string;
  description?: string;
  /** Why it may not be chosen; stands under the label. */
  disabledReason?: string | undefined;
};

export type RadioGroupProps<Value extends string = string> = {
  label: string;
  hideLabel?: boolean;
  description?: string;
  options: readonly RadioOption<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
};

/** One choice out of few, each with room for an explanation. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const name = createUniqueId();
  const choose = (option: RadioOption<Value>, input: HTMLInputElement) => {
    if (!option.disabledReason) return props.onChange(option.value);
    input.checked = false;
    const chosen = props.options.findIndex((other) => other.value === props.value);
    const inputs = input.closest('fieldset')!.querySelectorAll<HTMLInputElement>('input[type=radio]');
    if (chosen >= 0) inputs[chosen]!.checked = true;
  };
  return (
    <fieldset class="radio-group" aria-describedby={ids(props.description && `${name}-description`)}>
      <legend class={props.hideLabel ? 'visually-hidden' : undefined}>{props.label}</legend>
      <Show when={props.description}>
        <p class="field-description" id={`${name}-description`}>
          {props.description}
        </p>
      </Show>
      <For each={props.options}>
        {(option) => (
          <RadioRow
            name={name}
            option={option}
            checked={props.value === option.value}
            onChoose={(input) => choose(option, input)}
          />
        )}
      </For>
    </fieldset>
  );
}

function RadioRow(props: {
  name: string;
  option: RadioOption;
  checked: boolean;
  onChoose: (input: HTMLInputElement) => void;
}) {
  const id = createUniqueId();
  const note = () => props.option.disabledReason ?? props.option.description;
  return (
    <label class="choice" data-disabled={props.option.disabledReason ? '' : undefined}>
      <input
        class="choice-box"
        type="radio"
        name={props.name}
        value={props.option.value}
        checked={props.checked}
        aria-labelledby={`${id}-label`}
        aria-describedby={ids(note() && `${id}-note`)}
        aria-disabled={props.option.disabledReason ? 'true' : undefined}
        on:change={(event) => props.onChoose(event.currentTarget)}
      />
      <span id={`${id}-label`} class="choice-words">
        {props.option.label}
      </span>
      <Show when={note()}>
        <span id={`${id}-note`} class="choice-note">
          {note()}
        </span>
      </Show>
    </label>
  );
}
