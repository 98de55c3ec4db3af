import { Button, IconButton, TextField } from '@engawa/ui';
import { Index } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { focusSoon } from '../page/focus.ts';

export type SeveralFieldProps = {
  legend: string;
  /** Name of the nth line, counted from 1. */
  label: (n: number) => string;
  /** Words of the button that adds a line. */
  add: string;
  type: 'tel' | 'email';
  maxlength: number;
  values: readonly string[];
  onChange: (values: string[]) => void;
  errorAt?: (place: number) => string | undefined;
};

/** As many as the server takes; see `inputs.contactUpdateInput`. */
const most = 10;

/** A list of lines of one kind: one to begin with, more on request. */
export function SeveralField(props: SeveralFieldProps) {
  const put = (place: number, value: string) =>
    props.onChange(props.values.map((old, at) => (at === place ? value : old)));
  let fieldset!: HTMLFieldSetElement;
  const focusLine = (place: number) => focusSoon(() => fieldset.querySelectorAll('input')[place]);
  const drop = (place: number) => {
    const left = props.values.filter((_, at) => at !== place);
    props.onChange(left.length ? left : ['']);
    focusLine(Math.max(0, place - 1));
  };
  const add = () => {
    if (props.values.length >= most) return;
    const place = props.values.length;
    props.onChange([...props.values, '']);
    focusLine(place);
  };
  return (
    <fieldset ref={fieldset} class="several">
      <legend>{props.legend}</legend>
      <Index each={props.values}>
        {(value, place) => (
          <TextField
            label={props.label(place + 1)}
            hideLabel
            type={props.type}
            autocomplete="off"
            maxlength={props.maxlength}
            value={value()}
            onChange={(next) => put(place, next)}
            errorMessage={props.errorAt?.(place)}
            trailing={
              <IconButton
                icon="close"
                size="s"
                label={text().addressBook.contact.remove(props.label(place + 1))}
                onClick={() => drop(place)}
              />
            }
          />
        )}
      </Index>
      <Button variant="plain" size="s" icon="plus" onClick={add}>
        {props.add}
      </Button>
    </fieldset>
  );
}
