import { canChangeMemberName } from '@engawa/domain';
import { Button, Dialog } from '@engawa/ui';
import { createEffect, createSignal } from 'solid-js';
import { denialText, text } from '../../i18n/index.ts';
import { changeName } from '../../state/profile.ts';
import { me, organization } from '../../state/session.ts';
import { nameTrouble } from '../member-form/field-checks.ts';
import { NameField } from '../member-form/name-field.tsx';
import { SenderPreview } from '../member-form/sender-preview.tsx';
import { attempt } from '../page/attempt.ts';
import { createWork } from '../page/work.ts';

export function NameDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const [name, setName] = createSignal(me().name);
  createEffect(() => props.open && setName(me().name));
  const trouble = () => {
    const verdict = canChangeMemberName(me(), me(), name().trim());
    return nameTrouble(name()) ?? (verdict.allowed ? undefined : denialText(verdict.denial));
  };
  const [save, saving] = createWork(async () => {
    if (!trouble() && (await attempt(() => changeName(name().trim()), text().profile.name.saved)))
      props.onOpenChange(false);
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={text().profile.name.edit}
      closeLabel={text().common.close}
      unsaved={text().common.unsaved}
      footer={
        <>
          <Button variant="plain" onClick={() => props.onOpenChange(false)}>
            {text().common.cancel}
          </Button>
          <Button type="submit" form="name-form" busy={saving()} disabledReason={trouble()}>
            {text().profile.name.save}
          </Button>
        </>
      }
    >
      <form id="name-form" class="form" onSubmit={submit}>
        <NameField autocomplete="name" forLine value={name()} onChange={setName} errorMessage={trouble()} />
        <SenderPreview name={name()} companyName={organization().companyName} photoUrl={me().photoUrl} seed={me().id} />
      </form>
    </Dialog>
  );
}
