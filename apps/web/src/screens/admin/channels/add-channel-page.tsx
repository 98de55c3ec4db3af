import { inputs } from '@engawa/domain';
import { Banner, Button, ButtonLink, TextField } from '@engawa/ui';
import { createSignal, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { errorText } from '../../../i18n/error-text.ts';
import { text } from '../../../i18n/index.ts';
import { connectChannel, denialIn } from '../../../state/admin/channels.ts';
import { issueOf } from '../../member-form/field-checks.ts';
import { focusSoon } from '../../page/focus.ts';
import { Page } from '../../page/page.tsx';
import { Section } from '../../page/section.tsx';
import { Unsaved } from '../../page/unsaved.tsx';
import { createWork } from '../../page/work.ts';
import type { Connection } from './connection-steps.ts';
import { ConnectionView } from './connection-view.tsx';
import { ServedPicker } from './served-picker.tsx';
import './channels.css';

const consoleUrl = 'https://developers.line.biz/console/';
type Draft = { lineChannelId: string; secret: string; served: string[] };

/** Two pasted values, and whom the account serves; the rest is done with LINE's API. */
export function AddChannelPage() {
  const [draft, setDraft] = createStore<Draft>({ lineChannelId: '', secret: '', served: [] });
  const [tried, setTried] = createSignal(false);
  const [connection, setConnection] = createSignal<Connection>({ status: 'idle' });
  const [trouble, setTrouble] = createSignal<unknown>();
  const words = () => text().adminChannels.add;
  let progress!: HTMLDivElement;
  let form!: HTMLFormElement;
  const fields = inputs.channelAddInput.entries;
  const idWrong = () => !!issueOf(fields.lineChannelId, draft.lineChannelId);
  const secretWrong = () => !!issueOf(fields.secret, draft.secret);
  const [connect, connecting] = createWork(async () => {
    setTried(true);
    setTrouble(undefined);
    if (idWrong() || secretWrong()) return focusSoon(() => form.querySelector('[aria-invalid="true"]'));
    setConnection({ status: 'running' });
    // On a phone the steps stand under the form.
    progress.scrollIntoView({ block: 'nearest' });
    try {
      setConnection({ status: 'connected', channel: await connectChannel({ ...draft, served: [...draft.served] }) });
      setDraft('secret', '');
    } catch (error) {
      const denial = denialIn(error);
      setConnection(denial ? { status: 'denied', denial } : { status: 'broken' });
      setTrouble(error);
    }
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void connect();
  };
  const connected = () => {
    const now = connection();
    return now.status === 'connected' ? now.channel : undefined;
  };
  return (
    <Page
      title={words().title}
      back={{ href: '/admin/channels', label: text().adminChannels.page.back }}
      backAlways
      width="wide"
    >
      <Unsaved when={!connected() && (draft.lineChannelId !== '' || draft.secret !== '' || draft.served.length > 0)} />
      <div class="channel-columns">
        <Show when={!connected()}>
          <form ref={form} class="form" onSubmit={submit}>
            <p class="page-lead">
              {words().where}{' '}
              <a href={consoleUrl} target="_blank" rel="noreferrer">
                {words().console}
              </a>
            </p>
            <TextField
              label={words().channelId}
              description={words().channelIdHint}
              name="line-channel-id"
              inputmode="numeric"
              autocomplete="off"
              value={draft.lineChannelId}
              onChange={(lineChannelId) => setDraft('lineChannelId', lineChannelId)}
              errorMessage={tried() && idWrong() ? words().channelIdWrong : undefined}
            />
            <TextField
              label={words().secret}
              description={words().secretHint}
              type="password"
              name="line-channel-secret"
              autocomplete="off"
              spellcheck={false}
              passwordToggle={{ show: words().secretShow, hide: words().secretHide }}
              value={draft.secret}
              onChange={(secret) => setDraft('secret', secret)}
              errorMessage={tried() && secretWrong() ? words().secretWrong : undefined}
            />
            <ServedPicker served={draft.served} onChange={(served) => setDraft('served', served)} />
            <Button type="submit" size="l" busy={connecting()}>
              {connecting() ? words().submitting : words().submit}
            </Button>
            <p class="form-note">{words().noChannel}</p>
          </form>
        </Show>
        <div ref={progress}>
          <Section title={text().adminChannels.steps.title}>
            <ConnectionView connection={connection()} />
            <div role="alert">
              <Show when={trouble()}>
                <Banner tone="alarm" shape="box">
                  {errorText(trouble())}
                </Banner>
              </Show>
            </div>
            <Show when={connected()}>
              {(channel) => (
                <>
                  <Show when={!channel().lastTest?.success}>
                    <Banner tone="warning" shape="box">
                      {words().partly}
                    </Banner>
                  </Show>
                  <ButtonLink href={`/admin/channels/${channel().id}`}>{words().open}</ButtonLink>
                </>
              )}
            </Show>
          </Section>
        </div>
      </div>
    </Page>
  );
}
