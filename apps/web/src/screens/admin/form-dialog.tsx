import { Button, Dialog } from '@engawa/ui';
import { createUniqueId, type JSX } from 'solid-js';
import { text } from '../../i18n/index.ts';
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
  let form!: HTMLFormElement;
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
      <form ref={form} id={id} class="form" onSubmit={submit}>
        {props.children}
      </form>
    </Dialog>
  );
}
