import { Button, TextField } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { makePassword } from './make-password.ts';
import './member-form.css';

export type NewPasswordFieldProps = {
  value: string;
  onChange: (value: string) => void;
  errorMessage?: string | undefined;
  label?: string;
  /** Offers to make one: for an admin, who gives it to somebody else. */
  generate?: boolean;
};

export function NewPasswordField(props: NewPasswordFieldProps) {
  return (
    <div class="new-password">
      <TextField
        label={props.label ?? text().memberForm.password}
        description={text().memberForm.passwordHint}
        type={props.generate ? 'text' : 'password'}
        name="new-password"
        autocomplete={props.generate ? 'off' : 'new-password'}
        autocapitalize="none"
        spellcheck={false}
        {...(props.generate
          ? {}
          : { passwordToggle: { show: text().memberForm.showPassword, hide: text().memberForm.hidePassword } })}
        value={props.value}
        onChange={props.onChange}
        errorMessage={props.errorMessage}
      />
      <Show when={props.generate}>
        <Button variant="quiet" size="s" icon="refresh" onClick={() => props.onChange(makePassword())}>
          {text().memberForm.generate}
        </Button>
      </Show>
    </div>
  );
}
