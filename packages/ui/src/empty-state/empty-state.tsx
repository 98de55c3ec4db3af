import { type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import './empty-state.css';

export type EmptyStateProps = {
  title: string;
  /** 1 where nothing else on the page is a title; default 2. */
  level?: 1 | 2;
  text?: JSX.Element;
  /** An Icon or a drawing; decoration. */
  drawing?: JSX.Element;
  /** What to do now. */
  action?: JSX.Element;
};

/** A place with nothing in it yet: says why, and what to do. */
export function EmptyState(props: EmptyStateProps) {
  return (
    <div class="empty-state">
      <Show when={props.drawing}>
        <div class="empty-state-drawing" aria-hidden="true">
          {props.drawing}
        </div>
      </Show>
      <Dynamic component={props.level === 1 ? 'h1' : 'h2'} class="empty-state-title">
        {props.title}
      </Dynamic>
      <Show when={props.text}>
        <p class="empty-state-text">{props.text}</p>
      </Show>
      <Show when={props.action}>
        <div class="empty-state-action">{props.action}</div>
      </Show>
    </div>
  );
}
