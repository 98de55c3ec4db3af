import { createUniqueId, type JSX, Show } from 'solid-js';
import './section.css';

export type SectionProps = {
  title: string;
  lead?: string | undefined;
  /** At the end of the title's line. */
  trailing?: JSX.Element;
  children: JSX.Element;
};

/** A named part of a page. */
export function Section(props: SectionProps) {
  const id = createUniqueId();
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{props.title}</h2>
        {props.trailing}
      </div>
      <Show when={props.lead}>
        <p class="page-lead">{props.lead}</p>
      </Show>
      {props.children}
    </section>
  );
}
