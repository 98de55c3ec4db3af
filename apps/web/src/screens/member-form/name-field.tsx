import { nameRefusal } from '@engawa/domain';
import { TextField } from '@engawa/ui';
import { denialText, text } from '../../i18n/index.ts';

export type NameFieldProps = {
  value: string;
  onChange: (value: string) => void;
  errorMessage?: string | undefined;
  /** Say at once when LINE would refuse the name. */
  forLine?: boolean;
  autocomplete?: 'name' | 'off';
};

/** A member's name; warns while it is typed, because LINE refuses some names. */
export function NameField(props: NameFieldProps) {
  const refusal = () => {
    const why = props.forLine && props.value.trim() ? nameRefusal(props.value) : null;
    return why ? denialText({ code: 'nameRefusedByLine', params: { name: props.value.trim(), why } }) : undefined;
  };
  return (
    <TextField
      label={text().memberForm.name}
      description={text().memberForm.nameHint}
      name="name"
      autocomplete={props.autocomplete ?? 'off'}
      maxlength={64}
      value={props.value}
      onChange={props.onChange}
      errorMessage={props.errorMessage ?? refusal()}
    />
  );
}
