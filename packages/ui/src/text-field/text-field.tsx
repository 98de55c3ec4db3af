import { createSignal, type JSX, Show, splitProps } from 'solid-js';
import { IconButton } from '../button/icon-button.tsx';
import { Field, type FieldProps, fieldPropNames } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';

type InputAttributes = Omit<
  JSX.InputHTMLAttributes<HTMLInputElement> & Pick<JSX.TextareaHTMLAttributes<HTMLTextAreaElement>, 'rows'>,
  'onChange' | 'ref' | 'value' | 'disabled' | 'children' | 'class'
>;

export type TextFieldProps = InputAttributes &
  FieldProps & {
    value?: string | undefined;
    onChange?: (value: string) => void;
    /** The input itself, for example to focus it. */
    ref?: (element: HTMLInputElement | HTMLTextAreaElement) => void;
    multiline?: boolean;
    /** With `type="password"`: names of the button that shows and hides what was typed. */
    passwordToggle?: { show: string; hide: string };
    /** A picture before the text. */
    icon?: IconName;
    /** A control after the text. */
    trailing?: JSX.Element;
    /** "pill" for search. */
    shape?: 'box' | 'pill';
  };

const ownNames = [
  'value',
  'onChange',
  'ref',
  'multiline',
  'passwordToggle',
  'icon',
  'trailing',
  'shape',
  'type',
] as const;

/** One line or several lines of text. Other attributes (name, autocomplete, inputmode, maxlength …) go to the input. */
export function TextField(props: TextFieldProps) {
  const [field, own, rest] = splitProps(props, fieldPropNames, ownNames);
  const [shown, setShown] = createSignal(false);
  const type = () => (own.type === 'password' && shown() ? 'text' : (own.type ?? 'text'));
  const setRef = (element: HTMLInputElement | HTMLTextAreaElement) => own.ref?.(element);
  const change = (event: { currentTarget: { value: string } }) => own.onChange?.(event.currentTarget.value);

  return (
    <Field {...field} {...(rest.id ? { id: rest.id } : {})}>
      {(control) => (
        <div class="control" data-shape={own.shape ?? 'box'}>
          <Show when={own.icon}>{(name) => <Icon name={name()} />}</Show>
          <Show
            when={own.multiline}
            fallback={
              <input
                {...rest}
                {...control()}
                ref={setRef}
                class="control-input"
                type={type()}
                value={own.value ?? ''}
                readOnly={rest.readOnly || !!field.disabledReason}
                on:input={change}
              />
            }
          >
            <textarea
              {...(rest as JSX.TextareaHTMLAttributes<HTMLTextAreaElement>)}
              {...control()}
              ref={setRef}
              class="control-input"
              value={own.value ?? ''}
              readOnly={rest.readOnly || !!field.disabledReason}
              on:input={change}
            />
          </Show>
          <Show when={own.type === 'password' && own.passwordToggle}>
            {(names) => (
              <IconButton
                icon={shown() ? 'eye-off' : 'eye'}
                label={shown() ? names().hide : names().show}
                onClick={() => setShown(!shown())}
              />
            )}
          </Show>
          {own.trailing}
        </div>
      )}
    </Field>
  );
}
