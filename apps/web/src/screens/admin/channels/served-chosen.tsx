import { faceColor, type MemberView } from '@engawa/domain';
import { Avatar, IconButton } from '@engawa/ui';
import { createSignal, For, Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { focusSoon } from '../../page/focus.ts';
import { moved } from './served-order.ts';

export type ServedChosenProps = { chosen: readonly MemberView[]; onChange: (served: string[]) => void };

/** The chosen members in their order, with ways to change it that need no dragging. */
export function ServedChosen(props: ServedChosenProps) {
  const [news, setNews] = createSignal('');
  let list!: HTMLOListElement;
  const ids = () => props.chosen.map((member) => member.id);
  const move = (place: number, by: -1 | 1) => {
    const pressed = document.activeElement;
    setNews(text().adminChannels.served.moved(props.chosen[place]!.name, place + by + 1));
    props.onChange(moved(ids(), place, by));
    // Browsers take the focus from an element that is moved within the page.
    focusSoon(() => pressed);
  };
  const remove = (place: number) => {
    props.onChange(ids().filter((_, at) => at !== place));
    focusSoon(() => (list.isConnected ? list.querySelector('button') : null));
  };
  return (
    <>
      <ol ref={list} class="served-chosen">
        <For each={props.chosen}>
          {(member, place) => (
            <ChosenRow
              member={member}
              place={place()}
              last={place() === props.chosen.length - 1}
              move={(by) => move(place(), by)}
              remove={() => remove(place())}
            />
          )}
        </For>
      </ol>
      <p class="visually-hidden" role="status">
        {news()}
      </p>
    </>
  );
}

type ChosenRowProps = {
  member: MemberView;
  place: number;
  last: boolean;
  move: (by: -1 | 1) => void;
  remove: () => void;
};

/** The buttons stay at the ends of the list too, so that the one being pressed never vanishes. */
function ChosenRow(props: ChosenRowProps) {
  const words = () => text().adminChannels.served;
  const first = () => props.place === 0;
  return (
    <li>
      <span class="num served-place">{props.place + 1}</span>
      <Avatar name={props.member.name} color={faceColor(props.member.id)} photoUrl={props.member.photoUrl} size="s" />
      <span class="served-name">
        {props.member.name}
        <Show when={first() && !props.last}>
          <span class="tag" data-tone="outside">
            {words().reception}
          </span>
        </Show>
      </span>
      <IconButton
        icon="arrow-up"
        size="s"
        label={words().moveUp(props.member.name)}
        disabledReason={first() ? words().atTop : undefined}
        onClick={() => props.move(-1)}
      />
      <IconButton
        icon="arrow-down"
        size="s"
        label={words().moveDown(props.member.name)}
        disabledReason={props.last ? words().atBottom : undefined}
        onClick={() => props.move(1)}
      />
      <IconButton icon="close" size="s" label={words().remove(props.member.name)} onClick={() => props.remove()} />
    </li>
  );
}
