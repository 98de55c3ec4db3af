import { createUniqueId, type JSX, Show } from 'solid-js';
import './card.css';

export type CardProps = {
  title?: string;
  text?: JSX.Element;
  /** At the end of the title's line, for example a button. */
  trailing?: JSX.Element;
  children?: JSX.Element;
};

/** A sheet with things that belong together. With a title it is a named section. */
export function Card(props: CardProps) {
  const id = createUniqueId();
  return (
    <section class="card" aria-labelledby={props.title ? id : undefined}>
      <Show when={props.title}>
        <div class="card-head">
          <div>
            <h3 id={id}>{props.title}</h3>
            <Show when={props.text}>
              <p class="card-text">{props.text}</p>
            </Show>
          </div>
          {props.trailing}
        </div>
      </Show>
      <Show when={props.children}>
        <div class="card-body">{props.children}</div>
      </Show>
    </section>
  );
}
