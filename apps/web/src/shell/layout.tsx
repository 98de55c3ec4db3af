import { followBack, notePage } from '@engawa/ui';
import { useLocation } from '@solidjs/router';
import { createEffect, on, onCleanup, onMount, type ParentProps } from 'solid-js';
import { text } from '../i18n/index.ts';
import { ContainedScreen } from '../screens/page/contained-screen.tsx';
import { rememberFirstEntry } from '../screens/page/go-back.ts';
import { followStops } from '../screens/room/composer/undo/follow-stops.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { focusScreen } from './focus-screen.ts';
import { MemoryBanner } from './memory-banner.tsx';
import { Navigation } from './navigation.tsx';
import { Ringing } from './ringing.tsx';
import './layout.css';

/** Rail and content on a desktop, content over tabs on a phone; a room on a phone has the screen to itself. */
export function Layout(props: ParentProps) {
  const location = useLocation();
  const inRoom = () => location.pathname.startsWith('/rooms/');
  let main!: HTMLElement;
  onMount(rememberFirstEntry);
  onCleanup(followStops());
  onCleanup(followBack());
  createEffect(on(() => location.pathname + location.search, notePage));
  createEffect(
    on(
      () => location.pathname,
      () => focusScreen(main),
      { defer: true },
    ),
  );
  return (
    <div class="layout" data-in-room={inRoom() ? '' : undefined}>
      <button type="button" class="layout-skip" onClick={() => main.focus()}>
        {text().shell.skip}
      </button>
      <Navigation />
      <Ringing />
      <main ref={main} class="layout-main" tabIndex={-1}>
        <ConnectionBanner />
        <MemoryBanner />
        <div class="layout-screen">
          <ContainedScreen>{props.children}</ContainedScreen>
        </div>
      </main>
    </div>
  );
}
