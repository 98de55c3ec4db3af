import type { ContactView } from '@engawa/domain';
import { Button, TextField } from '@engawa/ui';
import { createSignal, onMount } from 'solid-js';
import { createStore } from 'solid-js/store';
import { text } from '../../i18n/index.ts';
import { saveContact } from '../../state/address-book.ts';
import { attempt } from '../page/attempt.ts';
import { focusSoon } from '../page/focus.ts';
import { Folding } from '../page/folding.tsx';
import { createWork } from '../page/work.ts';
import { answersOf, type ContactDraft, draftOf, wrongEmails } from './contact-draft.ts';
import { SeveralField } from './several-field.tsx';

type LineField = 'name' | 'reading' | 'company' | 'title';

/** What the company knows of a LINE user, to be written down. */
export function ContactForm(props: { contact: ContactView; close: () => void }) {
  const [draft, setDraft] = createStore<ContactDraft>(draftOf(props.contact));
  const [tried, setTried] = createSignal(false);
  const [saved, setSaved] = createSignal(false);
  let form!: HTMLFormElement;
  onMount(() => focusSoon(() => form.querySelector('input')));
  const words = () => text().addressBook.contact;
  const [save, saving] = createWork(async () => {
    setTried(true);
    if (wrongEmails(draft).length) return;
    if (!(await attempt(() => saveContact(answersOf(props.contact.id, draft)), words().saved))) return;
    setSaved(true);
    props.close();
  });
  const before = JSON.stringify(draft);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void save();
  };
  const nameHint = () => (props.contact.lineName ? words().nameHint(props.contact.lineName) : words().nameHintNoLine);
  const line = (field: LineField, label: string, description?: string) => (
    <TextField
      label={label}
      description={description}
      name={field}
      autocomplete="off"
      maxlength={64}
      value={draft[field]}
      onChange={(value) => setDraft(field, value)}
    />
  );
  return (
    <form ref={form} noValidate class="form person-facts" aria-label={words().editTitle} onSubmit={submit}>
      {line('name', words().name, nameHint())}
      {line('reading', words().reading)}
      {line('company', words().company)}
      {line('title', words().jobTitle)}
      <SeveralField
        legend={words().phones}
        label={words().phone}
        add={words().addPhone}
        type="tel"
        maxlength={32}
        values={draft.phones}
        onChange={(phones) => setDraft('phones', phones)}
      />
      <SeveralField
        legend={words().emails}
        label={words().email}
        add={words().addEmail}
        type="email"
        maxlength={254}
        values={draft.emails}
        onChange={(emails) => setDraft('emails', emails)}
        errorAt={(place) => (tried() && wrongEmails(draft).includes(place) ? words().emailWrong : undefined)}
      />
      <TextField
        label={words().memo}
        description={words().memoHint}
        name="memo"
        multiline
        rows={4}
        maxlength={2000}
        value={draft.memo}
        onChange={(memo) => setDraft('memo', memo)}
      />
      <Folding unsaved={!saved() && JSON.stringify(draft) !== before} fold={props.close} />
      <div class="form-buttons" data-align="end">
        <Button variant="plain" onClick={() => props.close()}>
          {words().cancel}
        </Button>
        <Button type="submit" busy={saving()}>
          {saving() ? words().saving : words().save}
        </Button>
      </div>
    </form>
  );
}
