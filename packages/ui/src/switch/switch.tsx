import { createUniqueId, Show } from 'solid-js';
import { ids } from '../button/press.ts';
import { Spinner } from '../progress/spinner.tsx';
import './switch.css';

export type SwitchProps = {
  label: string;
  hideLabel?: boolean;
  description?: string | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Why it may not be switched; stands under the label. */
  disabledReason?: string | undefined;
  /** The last change is still being saved. */
  busy?: boolean;
};

/** On or off, in force at once. For a choice that is saved later with a form, use Checkbox. */
export function Switch(props: SwitchProps) {
  const id = createUniqueId();
  const toggle = () => {
    if (!props.disabledReason && !props.busy) props.onChange(!props.checked);
  };
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={props.checked}
      aria-labelledby={`${id}-label`}
      aria-describedby={ids(props.description && `${id}-description`, props.disabledReason && `${id}-reason`)}
      aria-disabled={props.disabledReason ? 'true' : undefined}
      aria-busy={props.busy ? 'true' : undefined}
      on:click={toggle}
    >
      <span class="switch-words">
        <span id={`${id}-label`} class={props.hideLabel ? 'visually-hidden' : 'switch-label'}>
          {props.label}
        </span>
        <Show when={props.description}>
          <span id={`${id}-description`} class="switch-note">
            {props.description}
          </span>
        </Show>
        <Show when={props.disabledReason}>
          <span id={`${id}-reason`} class="switch-note">
            {props.disabledReason}
          </span>
        </Show>
      </span>
      <Show when={props.busy}>
        <Spinner />
      </Show>
      <span class="switch-track" aria-hidden="true" />
    </button>
  );
}
