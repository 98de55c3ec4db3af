import { Button, Dialog } from '@engawa/ui';
import { createEffect, createSignal, createUniqueId, type JSX } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { holdsUnfinished } from '../../state/unfinished.ts';
import { focusSoon } from '../page/focus.ts';

export type FormDialogProps = {
  open: boolean;
  close: () => void;
  title: string;
  description?: string | undefined;
  submitLabel: string;
  busy: boolean;
  onSubmit: () => void;
  children: JSX.Element;
};

/** A form over the page, sent by its button or by Enter. */
export function FormDialog(props: FormDialogProps) {
  const id = createUniqueId();
  const [touched, setTouched] = createSignal(false);
  let form!: HTMLFormElement;
  createEffect(() => props.open || setTouched(false));
  holdsUnfinished(() => props.open && touched());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    props.onSubmit();
    focusSoon(() => form.querySelector('[aria-invalid="true"]'));
  };
  return (
    <Dialog
      open={props.open}
      onOpenChange={(open) => !open && props.close()}
      title={props.title}
      description={props.description}
      closeLabel={text().common.close}
      unsaved={text().common.unsaved}
      footer={
        <>
          <Button variant="plain" onClick={() => props.close()}>
            {text().common.cancel}
          </Button>
          <Button type="submit" form={id} busy={props.busy}>
            {props.submitLabel}
          </Button>
        </>
      }
    >
      <form ref={form} id={id} class="form" onInput={() => setTouched(true)} onSubmit={submit}>
        {props.children}
      </form>
    </Dialog>
  );
}
