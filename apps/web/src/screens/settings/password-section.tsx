import { Button, TextField, toaster } from '@engawa/ui';
import { createSignal, Show } from 'solid-js';
import { errorText } from '../../i18n/error-text.ts';
import { text } from '../../i18n/index.ts';
import { changePassword } from '../../state/profile.ts';
import { me } from '../../state/session.ts';
import { passwordTrouble } from '../member-form/field-checks.ts';
import { NewPasswordField } from '../member-form/new-password-field.tsx';
import { focusSoon } from '../page/focus.ts';
import { Folding } from '../page/folding.tsx';
import { Section } from '../page/section.tsx';
import { createWork } from '../page/work.ts';

export function PasswordSection() {
  const [open, setOpen] = createSignal(false);
  let place!: HTMLDivElement;
  const focusFirst = () => focusSoon(() => place.querySelector('input:not([hidden]), button'));
  const close = () => {
    setOpen(false);
    focusFirst();
  };
  const begin = () => {
    setOpen(true);
    focusFirst();
  };
  return (
    <Section title={text().settings.password.title}>
      <div ref={place}>
        <Show
          when={open()}
          fallback={
            <Button variant="quiet" size="s" icon="lock" onClick={begin}>
              {text().settings.password.change}
            </Button>
          }
        >
          <PasswordForm close={close} />
        </Show>
      </div>
    </Section>
  );
}

function PasswordForm(props: { close: () => void }) {
  const [current, setCurrent] = createSignal('');
  const [next, setNext] = createSignal('');
  const [tried, setTried] = createSignal(false);
  const [refusal, setRefusal] = createSignal<string>();
  const words = () => text().settings.password;
  let form!: HTMLFormElement;
  const focusTrouble = () => focusSoon(() => form.querySelector('[aria-invalid="true"]'));
  const [save, saving] = createWork(async () => {
    setTried(true);
    setRefusal(undefined);
    if (!current() || passwordTrouble(next())) return focusTrouble();
    try {
      await changePassword(current(), next());
      toaster.show({ tone: 'done', text: words().saved });
      props.close();
    } catch (error) {
      setRefusal(errorText(error));
      focusTrouble();
    }
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void save();
  };
  const currentTrouble = () => refusal() ?? (tried() && !current() ? words().currentMissing : undefined);
  return (
    <form ref={form} class="form" onSubmit={submit}>
      <Folding unsaved={current() !== '' || next() !== ''} fold={props.close} />
      {/* Password managers need to know whose password changes. */}
      <input type="text" name="username" autocomplete="username" value={me().memberId} readOnly hidden />
      <TextField
        label={words().current}
        type="password"
        name="current-password"
        autocomplete="current-password"
        passwordToggle={{ show: text().memberForm.showPassword, hide: text().memberForm.hidePassword }}
        value={current()}
        onChange={setCurrent}
        errorMessage={currentTrouble()}
      />
      <NewPasswordField
        label={words().next}
        value={next()}
        onChange={setNext}
        errorMessage={tried() ? passwordTrouble(next()) : undefined}
      />
      <div class="form-buttons" data-align="end">
        <Button variant="plain" onClick={() => props.close()}>
          {text().common.cancel}
        </Button>
        <Button type="submit" busy={saving()}>
          {words().save}
        </Button>
      </div>
    </form>
  );
}
