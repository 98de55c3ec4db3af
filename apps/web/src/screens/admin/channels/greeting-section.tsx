import type { ChannelView, GreetingView } from '@engawa/domain';
import { Button, Checkbox, TextField } from '@engawa/ui';
import { createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import { text } from '../../../i18n/index.ts';
import { greetingOf, saveGreeting } from '../../../state/admin/doctor.ts';
import { attempt } from '../../page/attempt.ts';
import { focusSoon } from '../../page/focus.ts';
import { Loaded } from '../../page/loaded.tsx';
import { Section } from '../../page/section.tsx';
import { Unsaved } from '../../page/unsaved.tsx';
import { createWork } from '../../page/work.ts';
import { GreetingPreview } from './greeting-preview.tsx';

/** What the account says by itself to whoever adds it: who reads along, how long words are kept, how to stop. */
export function GreetingSection(props: { channel: ChannelView }) {
  const words = () => text().adminDoctor.greeting;
  const greeting = greetingOf(props.channel.id);
  return (
    <Section title={words().title} lead={words().lead}>
      <Loaded from={greeting} loading={text().admin.loading} shape="text">
        {(value) => <GreetingForm channel={props.channel} greeting={value()} saved={greeting.replace} />}
      </Loaded>
    </Section>
  );
}

const longest = 1000;

function GreetingForm(props: { channel: ChannelView; greeting: GreetingView; saved: (value: GreetingView) => void }) {
  const words = () => text().adminDoctor.greeting;
  const [draft, setDraft] = createStore({ ...props.greeting });
  const [tried, setTried] = createSignal(false);
  const missing = () => tried() && draft.on && !draft.text.trim() && !draft.card;
  const isChanged = () =>
    draft.on !== props.greeting.on ||
    draft.card !== props.greeting.card ||
    draft.text.trim() !== props.greeting.text.trim();
  let field!: HTMLInputElement | HTMLTextAreaElement;
  const [save, saving] = createWork(async () => {
    setTried(true);
    if (missing()) return focusSoon(() => field);
    await attempt(async () => props.saved(await saveGreeting(props.channel.id, { ...draft })), text().page.saved);
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form class="form greeting" onSubmit={submit}>
      <Unsaved when={isChanged()} />
      <Checkbox label={words().on} checked={draft.on} onChange={(on) => setDraft('on', on)} />
      <Checkbox label={words().card} checked={draft.card} onChange={(card) => setDraft('card', card)} />
      <div class="greeting-columns">
        <TextField
          ref={(element) => {
            field = element;
          }}
          multiline
          rows={9}
          label={words().text}
          description={`${words().hint} ${words().length(draft.text.length, longest)}`}
          maxlength={longest}
          value={draft.text}
          onChange={(value) => setDraft('text', value)}
          errorMessage={missing() ? words().missing : undefined}
        />
        <GreetingPreview channel={props.channel} greeting={draft} />
      </div>
      <p class="form-note">{words().free}</p>
      <div class="form-buttons" data-align="end">
        <Button type="submit" busy={saving()}>
          {saving() ? text().page.saving : text().page.save}
        </Button>
      </div>
    </form>
  );
}
