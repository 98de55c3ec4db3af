import { Logo } from '@engawa/ui';
import { createEffect, type JSX, Show } from 'solid-js';
import { LanguageSwitch } from './language-switch.tsx';
import './form.css';
import './entry.css';

export type EntryProps = {
  title: string;
  lead?: string;
  /** Above the title, for example which step this is. */
  above?: JSX.Element;
  children: JSX.Element;
};

/** The door of the house: a screen for somebody who is not signed in yet. */
export function Entry(props: EntryProps) {
  createEffect(() => {
    document.title = `${props.title} · Engawa`;
  });
  return (
    <div class="entry">
      <header class="entry-head">
        <Logo size={40} />
        <span class="entry-name">
          Engawa <span lang="ja">縁側</span>
        </span>
      </header>
      <main class="entry-card">
        {props.above}
        <h1>{props.title}</h1>
        <Show when={props.lead}>
          <p class="page-lead">{props.lead}</p>
        </Show>
        {props.children}
      </main>
      <footer class="entry-foot">
        <LanguageSwitch />
      </footer>
    </div>
  );
}
