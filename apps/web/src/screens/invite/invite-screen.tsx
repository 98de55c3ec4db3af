import { Button, EmptyState, Icon, Skeleton } from '@engawa/ui';
import { useParams } from '@solidjs/router';
import { createEffect, type JSX, Match, onMount, Switch } from 'solid-js';
import { errorText } from '../../i18n/error-text.ts';
import { text } from '../../i18n/index.ts';
import { createInvitationPage } from '../../state/invitation-page.ts';
import { LanguageSwitch } from '../page/language-switch.tsx';
import { InvitationCard } from './invitation-card.tsx';
import '../page/form.css';
import './invite.css';

/** What somebody sees who was sent a member's invitation: no account of ours needed, one step from LINE. */
export default function InviteScreen() {
  const params = useParams<{ code: string }>();
  const page = createInvitationPage(() => params.code);
  onMount(() => void page.load());
  createEffect(() => {
    const found = page.value();
    document.title = found?.page ? text().invite.documentTitle(found.page.memberName) : 'Engawa';
  });
  return (
    <Frame wide={!!page.value()?.page}>
      <Switch fallback={<Skeleton label={text().invite.loading} shape="text" />}>
        <Match when={page.value()?.page}>{(found) => <InvitationCard page={found()} />}</Match>
        <Match when={page.value()}>
          <Unknown />
        </Match>
        <Match when={page.error()}>
          {(error) => (
            <EmptyState
              level={1}
              drawing={<Icon name="offline" />}
              title={text().invite.failed.title}
              text={errorText(error())}
              action={
                <Button variant="quiet" icon="refresh" onClick={() => void page.load()}>
                  {text().invite.failed.again}
                </Button>
              }
            />
          )}
        </Match>
      </Switch>
    </Frame>
  );
}

function Frame(props: { wide: boolean; children: JSX.Element }) {
  return (
    <div class="invitation">
      <main class="invitation-card" data-wide={props.wide ? '' : undefined}>
        {props.children}
      </main>
      <footer>
        <LanguageSwitch />
      </footer>
    </div>
  );
}

function Unknown() {
  return (
    <EmptyState
      level={1}
      drawing={<Icon name="link" />}
      title={text().invite.unknown.title}
      text={text().invite.unknown.body}
    />
  );
}
