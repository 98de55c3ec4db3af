import { createUniqueId, type JSX, Show } from 'solid-js';
import { ids } from '../button/press.ts';
import { Icon } from '../icon/icon.tsx';
import './field.css';

export type FieldProps = {
  label: string;
  /** The label is read but not seen, for example on a search field. */
  hideLabel?: boolean;
  description?: string | undefined;
  /** What is wrong and how to mend it; marks the control invalid. */
  errorMessage?: string | undefined;
  /** Why it cannot be changed. It can still be focused, read and copied. */
  disabledReason?: string | undefined;
};

export const fieldPropNames = ['label', 'hideLabel', 'description', 'errorMessage', 'disabledReason'] as const;

/** The attributes which tie a control to its label, description, reason and error. */
export type ControlAttributes = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
  'aria-disabled': 'true' | undefined;
};

/** The frame round every input: label above, description and error below. */
export function Field(
  props: FieldProps & { id?: string; children: (control: () => ControlAttributes) => JSX.Element },
) {
  const ownId = createUniqueId();
  const id = () => props.id ?? ownId;
  const control = (): ControlAttributes => ({
    id: id(),
    'aria-describedby': ids(
      props.description && `${id()}-description`,
      props.disabledReason && `${id()}-reason`,
      props.errorMessage && `${id()}-error`,
    ),
    'aria-invalid': props.errorMessage ? 'true' : undefined,
    'aria-disabled': props.disabledReason ? 'true' : undefined,
  });
  return (
    <div class="field">
      <label for={id()} class={props.hideLabel ? 'visually-hidden' : 'field-label'}>
        {props.label}
      </label>
      <Show when={props.description}>
        <p class="field-description" id={`${id()}-description`}>
          {props.description}
        </p>
      </Show>
      {props.children(control)}
      <FieldNotes id={id()} errorMessage={props.errorMessage} disabledReason={props.disabledReason} />
    </div>
  );
}

function FieldNotes(props: { id: string; errorMessage: string | undefined; disabledReason: string | undefined }) {
  return (
    <>
      <Show when={props.disabledReason}>
        <p class="field-reason" id={`${props.id}-reason`}>
          <Icon name="lock" />
          <span>{props.disabledReason}</span>
        </p>
      </Show>
      <p class="field-error" id={`${props.id}-error`} aria-live="polite">
        <Show when={props.errorMessage}>
          <Icon name="warning" />
          <span>{props.errorMessage}</span>
        </Show>
      </p>
    </>
  );
}
