import type { InvitationPage } from '@engawa/domain';
import { Avatar, ButtonLink, QrCode } from '@engawa/ui';
import { createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { qrModules } from '../page/qr-modules.ts';

/** Who invites, and the way into LINE: a button on a phone, a QR code on a desktop, the other one always within reach. */
export function InvitationCard(props: { page: InvitationPage }) {
  const onPhone = createMedia('(pointer: coarse), (max-width: 600px)');
  return (
    <>
      <header class="invitation-who">
        <Avatar name={props.page.memberName} color={props.page.faceColor} photoUrl={props.page.photoUrl} size="l" />
        <h1>{text().invite.title(props.page.memberName)}</h1>
        <p class="page-lead">{text().invite.lead(props.page.companyName)}</p>
      </header>
      <Show when={onPhone()} fallback={<OnDesktop page={props.page} />}>
        <OnPhone page={props.page} />
      </Show>
      <footer class="invitation-notes">
        <p>{text().invite.account(props.page.accountName)}</p>
        <p>{text().invite.privacy(props.page.companyName)}</p>
        <p>{text().invite.noLine}</p>
      </footer>
    </>
  );
}

function OnPhone(props: { page: InvitationPage }) {
  return (
    <>
      <ButtonLink variant="outside" size="l" block icon="line-bubble" href={props.page.lineUrl}>
        {text().invite.open}
      </ButtonLink>
      <Steps steps={text().invite.stepsPhone} page={props.page} />
      <details class="invitation-other">
        <summary>{text().invite.otherPhone}</summary>
        <Qr page={props.page} />
      </details>
    </>
  );
}

function OnDesktop(props: { page: InvitationPage }) {
  return (
    <div class="invitation-desktop">
      <div class="invitation-qr">
        <Qr page={props.page} />
        <p>{text().invite.onPhone}</p>
      </div>
      <div>
        <Steps steps={text().invite.stepsDesktop} page={props.page} />
        <ButtonLink variant="plain" size="s" icon="line-bubble" href={props.page.lineUrl}>
          {text().invite.otherHere}
        </ButtonLink>
      </div>
    </div>
  );
}

function Qr(props: { page: InvitationPage }) {
  const modules = createMemo(() => qrModules(props.page.lineUrl));
  return <QrCode modules={modules()} label={text().invite.qrAlt(props.page.memberName)} />;
}

function Steps(props: { steps: readonly string[]; page: InvitationPage }) {
  const last = () => text().invite.lastStep[props.page.personal ? 'personal' : 'shared'];
  return (
    <section class="invitation-steps">
      <h2>{text().invite.stepsTitle}</h2>
      <ol>
        <For each={[...props.steps, last()]}>{(step) => <li>{step}</li>}</For>
      </ol>
    </section>
  );
}

/** Whether a media query fits now. Reactive. */
function createMedia(query: string): () => boolean {
  const list = matchMedia(query);
  const [fits, setFits] = createSignal(list.matches);
  const change = () => setFits(list.matches);
  list.addEventListener('change', change);
  onCleanup(() => list.removeEventListener('change', change));
  return fits;
}
