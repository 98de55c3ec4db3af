import { Banner, Button, TextField } from '@engawa/ui';
import { Navigate, useSearchParams } from '@solidjs/router';
import { createSignal, onMount, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { session, signIn } from '../../state/session.ts';
import { askWhetherSetupIsNeeded, setupNeeded } from '../../state/setup.ts';
import { Entry } from '../page/entry.tsx';
import { ownAddress } from './own-address.ts';
import { signInRefusal } from './sign-in-refusal.ts';
import { TryAgain } from './try-again.tsx';

/** The door. Whoever is signed in already goes on to where they wanted to go. */
export default function SignInScreen() {
  onMount(() => void askWhetherSetupIsNeeded());
  const [search] = useSearchParams<{ to: string; why: string }>();
  return (
    <Show when={session().status !== 'signedIn'} fallback={<Navigate href={ownAddress(search.to)} />}>
      <Show when={!setupNeeded()} fallback={<Navigate href="/setup" />}>
        <Entry title={text().signIn.title} lead={text().signIn.lead}>
          <SignInForm why={whyOf(search.why)} />
        </Entry>
      </Show>
    </Show>
  );
}

function SignInForm(props: { why: string | undefined }) {
  const [memberId, setMemberId] = createSignal('');
  const [password, setPassword] = createSignal('');
  const [refusal, setRefusal] = createSignal<string>();
  const [shutUntil, setShutUntil] = createSignal<number>();
  const [busy, setBusy] = createSignal(false);
  let passwordField: HTMLElement | undefined;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    if (!memberId().trim() || !password()) return setRefusal(text().signIn.errors.missing);
    setBusy(true);
    setRefusal(undefined);
    setShutUntil(undefined);
    const outcome = await signIn(memberId(), password());
    setBusy(false);
    if (outcome === 'ok') return;
    if (typeof outcome === 'object' && 'seconds' in outcome) setShutUntil(Date.now() + outcome.seconds * 1000);
    else setRefusal(signInRefusal(outcome));
    passwordField?.focus();
  };

  return (
    <form class="form" onSubmit={submit}>
      <Show when={!refusal() && !shutUntil() && props.why}>
        {(sentence) => (
          <Banner tone="info" shape="box">
            {sentence()}
          </Banner>
        )}
      </Show>
      <div role="alert">
        <Show when={refusal()}>
          <Banner tone="alarm" shape="box">
            {refusal()}
          </Banner>
        </Show>
      </div>
      <Show when={shutUntil()} keyed>
        {(until) => <TryAgain until={until} />}
      </Show>
      <TextField
        label={text().signIn.memberId}
        description={text().signIn.memberIdHint}
        name="username"
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        value={memberId()}
        onChange={setMemberId}
      />
      <TextField
        ref={(element) => {
          passwordField = element;
        }}
        label={text().signIn.password}
        type="password"
        name="password"
        autocomplete="current-password"
        passwordToggle={{ show: text().signIn.showPassword, hide: text().signIn.hidePassword }}
        value={password()}
        onChange={setPassword}
      />
      <Button type="submit" size="l" block busy={busy()}>
        {busy() ? text().signIn.submitting : text().signIn.submit}
      </Button>
      <p class="form-note">{text().signIn.forgot}</p>
    </form>
  );
}

/** Why a page that was signed in stands at the door. */
function whyOf(why: string | undefined): string | undefined {
  const reasons = text().signIn.why;
  return why && Object.hasOwn(reasons, why) ? reasons[why as keyof typeof reasons] : undefined;
}
