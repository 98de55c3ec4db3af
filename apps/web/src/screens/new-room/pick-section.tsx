import { Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import type { createChoice } from '../people/choice.ts';
import { type Candidate, PickList } from '../people/pick-list.tsx';

/** One kind of people to choose from, under its heading. */
export function PickSection(props: {
  title: string;
  empty: string;
  all: readonly Candidate[];
  shown: readonly Candidate[];
  choice: ReturnType<typeof createChoice>;
}) {
  return (
    <section class="new-room-people">
      <h2>{props.title}</h2>
      <Show when={props.all.length > 0} fallback={<p class="page-lead">{props.empty}</p>}>
        <Show when={props.shown.length > 0} fallback={<p class="page-lead">{text().newRoom.noMatch}</p>}>
          <PickList
            label={props.title}
            people={props.shown}
            chosen={props.choice.chosen()}
            onToggle={props.choice.toggle}
          />
        </Show>
      </Show>
    </section>
  );
}
