import { ButtonLink, Icon } from '@engawa/ui';
import { For, type JSX, Match, onMount, Show, Switch } from 'solid-js';
import { dateAndTime } from '../../../i18n/dates.ts';
import { text } from '../../../i18n/index.ts';
import { channels } from '../../../state/admin/channels.ts';
import { faceOf } from '../../../state/faces.ts';
import { invitation } from '../../../state/invitation.ts';
import { members } from '../../../state/members.ts';
import { roomItems } from '../../../state/rooms.ts';
import { me } from '../../../state/session.ts';
import { Loaded } from '../../page/loaded.tsx';
import { InviteQr } from '../../profile/invite-qr.tsx';
import { AdminPage } from '../admin-page.tsx';
import { firstSteps, type Step } from './steps.ts';
import './first-steps.css';

/** Leads an admin to the first talk with a LINE user; what is done is seen from what is so. */
export default function FirstStepsPage() {
  return (
    <AdminPage name="firstSteps">
      <Loaded from={channels} loading={text().admin.loading}>
        {(known) => {
          const steps = () => firstSteps({ me: me(), members: members(), channels: known(), rooms: roomItems() });
          return <Steps steps={steps()} />;
        }}
      </Loaded>
    </AdminPage>
  );
}

function Steps(props: { steps: readonly Step[] }) {
  const words = () => text().firstSteps;
  const done = () => props.steps.filter((step) => step.fact).length;
  const next = () => props.steps.find((step) => !step.fact && step.name !== 'colleague')?.name;
  return (
    <>
      <p class="first-steps-lead">
        <b>{words().done(done(), props.steps.length)}</b>
        {words().lead}
      </p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role when list-style is none */}
      <ol role="list" class="first-steps">
        <For each={props.steps.map((step) => step.name)}>
          {(name, at) => {
            const step = () => props.steps.find((one) => one.name === name)!;
            return <StepRow step={step()} number={at() + 1} next={next() === name} />;
          }}
        </For>
      </ol>
    </>
  );
}

function StepRow(props: { step: Step; number: number; next: boolean }) {
  const words = () => text().firstSteps.steps[props.step.name];
  return (
    <li class="first-step" data-done={props.step.fact ? '' : undefined} data-next={props.next ? '' : undefined}>
      <span class="first-step-mark num">
        <Show when={props.step.fact} fallback={props.number}>
          <Icon name="check" size={20} />
          <span class="visually-hidden">{text().firstSteps.isDone}</span>
        </Show>
      </span>
      <div class="first-step-words">
        <h2>{words().title}</h2>
        <p>{fact(props.step) ?? words().lead}</p>
      </div>
      <div class="first-step-act">
        <Act step={props.step} next={props.next} />
      </div>
    </li>
  );
}

function fact(step: Step): string | null {
  const { facts } = text().firstSteps;
  if (!step.fact) return null;
  switch (step.name) {
    case 'permission':
      return facts.permission(step.fact.member);
    case 'channel':
      return facts.channel(step.fact.channel, dateAndTime(step.fact.heardAt));
    case 'colleague':
      return facts.colleague(step.fact.members);
    case 'qr':
      return facts.qr(faceOf({ kind: 'contact', id: step.fact.contactId }).name);
  }
}

const places = { permission: '/admin/external-talk', channel: '/admin/channels', colleague: '/admin/members' } as const;

function Act(props: { step: Step; next: boolean }): JSX.Element {
  const words = () => text().firstSteps.steps[props.step.name];
  return (
    <Switch
      fallback={
        <Show when={props.step.name !== 'qr' && props.step.name}>
          {(name) => (
            <ButtonLink
              href={!props.step.fact && name() === 'channel' ? '/admin/channels/new' : places[name()]}
              variant={props.step.fact ? 'plain' : props.next ? 'primary' : 'quiet'}
            >
              {props.step.fact ? text().firstSteps.look : words().action}
            </ButtonLink>
          )}
        </Show>
      }
    >
      <Match when={props.step.name === 'qr' && props.step.fact}>
        <ButtonLink href={`/rooms/${(props.step.fact as { roomId: string }).roomId}`} variant="outside">
          {text().firstSteps.toTalk}
        </ButtonLink>
      </Match>
      <Match when={props.step.name === 'qr' && props.step}>
        {(step) => <Qr unserved={step().unserved} next={props.next} />}
      </Match>
    </Switch>
  );
}

/** The code stands in the page, since it is the step that counts; until LINE users can use it, why not. */
function Qr(props: { unserved: boolean; next: boolean }) {
  onMount(() => void invitation.load());
  const mine = () => invitation.value();
  return (
    <Show
      when={mine()?.verdict.allowed && mine()?.invitation}
      fallback={
        <Show when={me().externalTalk && props.unserved} fallback={<p>{text().firstSteps.qrLater}</p>}>
          <p>{text().firstSteps.unserved}</p>
          <ButtonLink href="/admin/channels" variant={props.next ? 'primary' : 'quiet'}>
            {text().firstSteps.toChannels}
          </ButtonLink>
        </Show>
      }
    >
      {(link) => <InviteQr url={link().url} />}
    </Show>
  );
}
