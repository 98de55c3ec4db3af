import { Banner, Button, TextField } from '@engawa/ui';
import { createSignal } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import { errorText } from '../../i18n/error-text.ts';
import { text } from '../../i18n/index.ts';
import type { SetupDraft } from './setup-draft.ts';

export type StepProps = { draft: SetupDraft; set: SetStoreFunction<SetupDraft> };

/** The code that proves that somebody sees the server's console. */
export function CodeStep(props: StepProps & { trouble: unknown; busy: boolean; next: () => void }) {
  const [missing, setMissing] = createSignal(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(!props.draft.code.trim());
    if (props.draft.code.trim() && !props.busy) props.next();
  };
  const error = () => {
    if (missing() && !props.draft.code.trim()) return text().setup.code.missing;
    return props.trouble ? errorText(props.trouble) : undefined;
  };
  return (
    <form class="form" onSubmit={submit}>
      <Banner tone="info" shape="box">
        {text().setup.code.where}
      </Banner>
      <TextField
        label={text().setup.code.label}
        name="setup-code"
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck={false}
        value={props.draft.code}
        onChange={(code) => props.set('code', code)}
        errorMessage={error()}
      />
      <Button type="submit" size="l" block busy={props.busy}>
        {text().setup.next}
      </Button>
    </form>
  );
}
