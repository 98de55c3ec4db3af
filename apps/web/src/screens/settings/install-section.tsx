import { Button } from '@engawa/ui';
import { Match, Switch } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { installApp, installWay } from '../../pwa/install.ts';
import { Section } from '../page/section.tsx';

/** How this device gets the app on its home screen. */
export function InstallSection() {
  const words = () => text().settings.install;
  return (
    <Section title={words().title} lead={installWay() === 'installed' ? words().installed : words().lead}>
      <Switch>
        <Match when={installWay() === 'button'}>
          <Button variant="quiet" size="s" icon="download" onClick={() => void installApp()}>
            {words().action}
          </Button>
        </Match>
        <Match when={installWay() === 'apple'}>
          <p class="page-lead">{words().appleHint}</p>
        </Match>
        <Match when={installWay() === 'menu'}>
          <p class="page-lead">{words().otherHint}</p>
        </Match>
      </Switch>
    </Section>
  );
}
