import { Banner, Button, TextField } from '@engawa/ui';
import { createSignal } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { CompanyNameNote } from '../member-form/company-name-note.tsx';
import { SenderPreview } from '../member-form/sender-preview.tsx';
import type { StepProps } from './code-step.tsx';

/** Two names: the one members see, and the one LINE users see. */
export function CompanyStep(props: StepProps & { place: string; back: () => void; next: () => void }) {
  const [tried, setTried] = createSignal(false);
  const missing = (name: string) => (tried() && !name.trim() ? text().setup.company.missing : undefined);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (props.draft.organization.trim() && props.draft.companyName.trim()) props.next();
  };
  return (
    <form class="form" onSubmit={submit}>
      <Banner tone="info" shape="box" title={text().setup.company.placeTitle}>
        <p class="setup-place">{text().setup.company.place(props.place)}</p>
      </Banner>
      <TextField
        label={text().setup.company.organization}
        description={text().setup.company.organizationHint}
        name="organization"
        autocomplete="organization"
        maxlength={64}
        value={props.draft.organization}
        onChange={(name) => props.set('organization', name)}
        errorMessage={missing(props.draft.organization)}
      />
      <TextField
        label={text().setup.company.companyName}
        description={text().setup.company.companyNameHint}
        name="company"
        autocomplete="organization"
        maxlength={64}
        value={props.draft.companyName}
        onChange={(name) => props.set('companyName', name)}
        errorMessage={missing(props.draft.companyName)}
      />
      <CompanyNameNote companyName={props.draft.companyName} />
      <SenderPreview
        name={props.draft.admin.name || text().setup.company.exampleName}
        companyName={props.draft.companyName}
      />
      <div class="setup-buttons">
        <Button variant="quiet" size="l" onClick={() => props.back()}>
          {text().setup.back}
        </Button>
        <Button type="submit" size="l">
          {text().setup.next}
        </Button>
      </div>
    </form>
  );
}
