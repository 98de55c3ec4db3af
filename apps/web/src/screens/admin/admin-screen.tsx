import { canAdminister } from '@engawa/domain';
import { EmptyState, Icon } from '@engawa/ui';
import { Navigate, useParams } from '@solidjs/router';
import { createEffect, For, Show, Suspense } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { denialText, text } from '../../i18n/index.ts';
import { isWide } from '../../state/media.ts';
import { roomItems } from '../../state/rooms.ts';
import { me } from '../../state/session.ts';
import { ContainedScreen } from '../page/contained-screen.tsx';
import { adminPages } from './admin-pages.ts';
import './admin.css';

/** Admin: a menu, and beside it (on a phone: after it) one of its pages. */
export default function AdminScreen() {
  const params = useParams<{ page?: string }>();
  const verdict = () => canAdminister(me());
  const denial = () => {
    const answer = verdict();
    return answer.allowed ? undefined : answer.denial;
  };
  const page = () => adminPages.find((each) => each.path === params.page);
  /** Who has no talk with a LINE user yet is led to the first. */
  const hasBegun = () => roomItems().some(({ room }) => room.kind === 'line');
  createEffect(() => {
    if (!page()) document.title = `${text().admin.title} · Engawa`;
  });
  return (
    <Show
      when={!denial()}
      fallback={
        <EmptyState
          drawing={<Icon name="lock" />}
          title={text().admin.title}
          text={denial() && denialText(denial()!)}
        />
      }
    >
      <Show when={isWide() && !page()}>
        <Navigate href={`/admin/${hasBegun() ? 'members' : 'first-steps'}`} />
      </Show>
      <div class="admin" data-page={page() ? '' : undefined}>
        <AdminMenu titleTag={page() ? 'p' : 'h1'} />
        <div class="admin-page">
          <Suspense>
            <Show when={page()} keyed>
              {(chosen) => (
                <ContainedScreen>
                  <Dynamic component={chosen.component} />
                </ContainedScreen>
              )}
            </Show>
          </Suspense>
        </div>
      </div>
    </Show>
  );
}

/** The page beside it has the heading, when there is one. */
function AdminMenu(props: { titleTag: 'h1' | 'p' }) {
  const params = useParams<{ page?: string }>();
  return (
    <nav class="admin-menu" aria-label={text().admin.menu}>
      <Dynamic component={props.titleTag} class="admin-menu-title">
        {text().admin.title}
      </Dynamic>
      <ul>
        <For each={adminPages}>
          {(page) => (
            <li>
              <a href={`/admin/${page.path}`} aria-current={params.page === page.path ? 'page' : undefined}>
                <Icon name={page.icon} />
                <span class="admin-menu-words">
                  <span>{text().admin.pages[page.name].title}</span>
                  <small>{text().admin.pages[page.name].lead}</small>
                </span>
                <Icon name="chevron-right" size={16} />
              </a>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}
