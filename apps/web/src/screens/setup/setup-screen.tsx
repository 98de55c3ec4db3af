import { createSteps } from '@engawa/ui';
import { Navigate, useNavigate } from '@solidjs/router';
import { createSignal, Match, onMount, Show, Switch } from 'solid-js';
import { createStore } from 'solid-js/store';
import { text } from '../../i18n/index.ts';
import { session, signIn } from '../../state/session.ts';
import { askWhetherSetupIsNeeded, checkSetupCode, finishSetup, refusedAnswer, setupNeeded } from '../../state/setup.ts';
import { Entry } from '../page/entry.tsx';
import { AdminStep } from './admin-step.tsx';
import { CodeStep } from './code-step.tsx';
import { CompanyStep } from './company-step.tsx';
import { emptyAnswers, type SetupDraft } from './setup-draft.ts';
import './setup.css';
import { Unsaved } from '../page/unsaved.tsx';

const steps = ['code', 'company', 'admin'] as const;
type Step = (typeof steps)[number];

/** The first-run wizard: who may set this up, which company it is, and its first admin. */
export default function SetupScreen() {
  onMount(() => void askWhetherSetupIsNeeded());
  return (
    <Show when={session().status !== 'signedIn'} fallback={<Navigate href="/" />}>
      <Switch>
        <Match when={setupNeeded() === true}>
          <Wizard />
        </Match>
        <Match when={setupNeeded() === false}>
          <Navigate href="/sign-in" />
        </Match>
      </Switch>
    </Show>
  );
}

function Wizard() {
  const navigate = useNavigate();
  const [draft, setDraft] = createStore<SetupDraft>(emptyAnswers());
  const [step, setStep] = createSignal<Step>('code');
  const [trouble, setTrouble] = createSignal<unknown>();
  const [busy, setBusy] = createSignal(false);
  /** Of the database, told with the right code. */
  const [place, setPlace] = createSignal('');
  const [done, setDone] = createSignal(false);
  const begun = () => !done() && [draft.code, draft.organization, ...Object.values(draft.admin)].some(Boolean);
  const go = (next: Step) => {
    setTrouble(undefined);
    setStep(next);
  };
  createSteps(
    () => steps.indexOf(step()),
    (at) => go(steps[at]!),
  );
  const whileBusy = async (work: () => Promise<void>) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await work();
    } catch (error) {
      setTrouble(error);
      setStep(refusedAnswer(error) ?? step());
    } finally {
      setBusy(false);
    }
  };
  const checkCode = () =>
    whileBusy(async () => {
      setPlace((await checkSetupCode(draft.code)).database);
      go('company');
    });
  const finish = () =>
    whileBusy(async () => {
      await finishSetup({ ...draft, admin: { ...draft.admin } });
      setDone(true);
      const outcome = await signIn(draft.admin.memberId, draft.admin.password);
      navigate(outcome === 'ok' ? '/admin/first-steps' : '/sign-in', { replace: true });
    });
  return (
    <Entry title={text().setup[step()].title} lead={text().setup[step()].lead} above={<Progress step={step()} />}>
      <Unsaved when={begun()} />
      <Switch>
        <Match when={step() === 'code'}>
          <CodeStep draft={draft} set={setDraft} trouble={trouble()} busy={busy()} next={() => void checkCode()} />
        </Match>
        <Match when={step() === 'company'}>
          <CompanyStep draft={draft} set={setDraft} place={place()} back={() => go('code')} next={() => go('admin')} />
        </Match>
        <Match when={step() === 'admin'}>
          <AdminStep
            draft={draft}
            set={setDraft}
            trouble={trouble()}
            busy={busy()}
            back={() => go('company')}
            finish={() => void finish()}
          />
        </Match>
      </Switch>
    </Entry>
  );
}

function Progress(props: { step: Step }) {
  let words!: HTMLParagraphElement;
  const number = () => steps.indexOf(props.step) + 1;
  onMount(() => words.focus({ preventScroll: true }));
  return (
    <div class="setup-progress">
      <p ref={words} tabIndex={-1} aria-live="polite">
        {text().setup.title}
        <span class="num">{text().setup.step(number(), steps.length)}</span>
      </p>
      <span class="setup-bar" aria-hidden="true" style={{ '--done': `${(number() / steps.length) * 100}%` }} />
    </div>
  );
}
