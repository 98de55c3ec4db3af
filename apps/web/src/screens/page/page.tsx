import { isolated } from '@engawa/domain';
import { Icon } from '@engawa/ui';
import { A } from '@solidjs/router';
import { createEffect, type JSX, Show } from 'solid-js';
import './form.css';
import './page.css';

export type PageProps = {
  title: string;
  /** Where the arrow before the title leads; phones only, unless `backAlways`. */
  back?: { href: string; label: string } | undefined;
  backAlways?: boolean;
  /** Controls at the end of the title's line. */
  actions?: JSX.Element;
  /** "wide" for tables and two columns. */
  width?: 'narrow' | 'wide';
  children: JSX.Element;
};

/** A screen that is one scrolling column under its title. */
export function Page(props: PageProps) {
  createEffect(() => {
    document.title = `${isolated(props.title)} · Engawa`;
  });
  return (
    <div class="page" data-width={props.width ?? 'narrow'}>
      <header class="page-bar">
        <Show when={props.back}>
          {(back) => (
            <A
              class="page-back"
              href={back().href}
              aria-label={back().label}
              data-always={props.backAlways ? '' : undefined}
            >
              <Icon name="back" />
            </A>
          )}
        </Show>
        <h1>
          <bdi>{props.title}</bdi>
        </h1>
        {props.actions}
      </header>
      <div class="page-column">{props.children}</div>
    </div>
  );
}
