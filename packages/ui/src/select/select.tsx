import { For, splitProps } from 'solid-js';
import { Field, type FieldProps, fieldPropNames } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import './select.css';

export type SelectOption<Value extends string = string> = { value: Value; label: string };

export type SelectProps<Value extends string = string> = FieldProps & {
  options: readonly SelectOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  name?: string;
};

/** One choice out of many; the browser's own list, so that phones show theirs. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const [field, own] = splitProps(props, fieldPropNames);
  const change = (event: { currentTarget: HTMLSelectElement }) => {
    const wanted = event.currentTarget.value as Value;
    event.currentTarget.value = own.value;
    if (!field.disabledReason) own.onChange(wanted);
  };
  return (
    <Field {...field}>
      {(control) => (
        <div class="control select">
          <select {...control()} class="select-input" name={own.name} on:change={change}>
            <For each={own.options}>
              {(option) => (
                <option value={option.value} selected={option.value === own.value}>
                  {option.label}
                </option>
              )}
            </For>
          </select>
          <Icon name="chevron-down" />
        </div>
      )}
    </Field>
  );
}
