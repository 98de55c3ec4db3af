import { canChangeCompanyName } from '@engawa/domain';
import { Banner, Button, TextField } from '@engawa/ui';
import { createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import { denialText, text } from '../../../i18n/index.ts';
import { changeOrganization } from '../../../state/admin/organization.ts';
import { me, organization } from '../../../state/session.ts';
import { CompanyNameNote } from '../../member-form/company-name-note.tsx';
import { SenderPreview } from '../../member-form/sender-preview.tsx';
import { attempt } from '../../page/attempt.ts';
import { focusSoon } from '../../page/focus.ts';
import { Unsaved } from '../../page/unsaved.tsx';
import { createWork } from '../../page/work.ts';
import { AdminPage } from '../admin-page.tsx';
import './organization.css';

/** The company's names: the one members see, and the one that LINE users see. */
export default function OrganizationPage() {
  const words = () => text().admin.organization;
  return (
    <AdminPage name="organization">
      <p class="page-lead">{words().lead}</p>
      <div class="organization">
        <OrganizationForm />
      </div>
    </AdminPage>
  );
}

function OrganizationForm() {
  const [draft, setDraft] = createStore({ ...organization() });
  const [tried, setTried] = createSignal(false);
  let form!: HTMLFormElement;
  const words = () => text().admin.organization;
  const missing = (name: string) => (tried() && !name.trim() ? words().missing : undefined);
  const reason = () => {
    const verdict = canChangeCompanyName(me());
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  const changed = () => draft.name !== organization().name || draft.companyName !== organization().companyName;
  const [save, saving] = createWork(async () => {
    setTried(true);
    if (!draft.name.trim() || !draft.companyName.trim())
      return focusSoon(() => form.querySelector('[aria-invalid="true"]'));
    await attempt(() => changeOrganization({ ...draft }), text().page.saved);
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <>
      <form ref={form} class="form" onSubmit={submit}>
        <Unsaved when={changed()} />
        <TextField
          label={words().name}
          description={words().nameHint}
          name="organization"
          autocomplete="organization"
          maxlength={64}
          value={draft.name}
          onChange={(name) => setDraft('name', name)}
          errorMessage={missing(draft.name)}
        />
        <TextField
          label={words().companyName}
          description={words().companyNameHint}
          name="company"
          autocomplete="organization"
          maxlength={64}
          value={draft.companyName}
          onChange={(companyName) => setDraft('companyName', companyName)}
          disabledReason={reason()}
          errorMessage={missing(draft.companyName)}
        />
        <CompanyNameNote companyName={draft.companyName} memberName={me().name} />
        <Banner tone="info" shape="box">
          {words().changes}
        </Banner>
        <div class="form-buttons" data-align="end">
          <Button type="submit" busy={saving()} disabledReason={changed() ? undefined : words().unchanged}>
            {saving() ? text().page.saving : text().page.save}
          </Button>
        </div>
      </form>
      <div>
        <SenderPreview name={me().name} companyName={draft.companyName} photoUrl={me().photoUrl} seed={me().id} />
        <p class="form-note">{words().previewMember}</p>
      </div>
    </>
  );
}
