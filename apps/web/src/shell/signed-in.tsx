import { Button, EmptyState } from '@engawa/ui';
import { Navigate, type RouteSectionProps } from '@solidjs/router';
import { Match, Switch } from 'solid-js';
import { text } from '../i18n/index.ts';
import { refreshSession, session } from '../state/session.ts';
import { Layout } from './layout.tsx';
import { Waiting } from './waiting.tsx';

/** Everything behind the sign-in. Whoever is not signed in is sent to the door and brought back afterwards. */
export function SignedIn(props: RouteSectionProps) {
  const signIn = () => {
    const wanted = props.location.pathname + props.location.search;
    return wanted === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(wanted)}`;
  };
  return (
    <Switch fallback={<Waiting />}>
      <Match when={session().status === 'signedIn'}>
        <Layout>{props.children}</Layout>
      </Match>
      <Match when={session().status === 'signedOut'}>
        <Navigate href={signIn()} />
      </Match>
      <Match when={session().status === 'unreachable'}>
        <Unreachable />
      </Match>
    </Switch>
  );
}

function Unreachable() {
  return (
    <main>
      <EmptyState
        level={1}
        title={text().shell.unreachable.title}
        text={text().shell.unreachable.body}
        action={<Button onClick={() => void refreshSession()}>{text().common.tryAgain}</Button>}
      />
    </main>
  );
}
