import { type RoomListItem, readMarks } from '@engawa/domain';
import { Icon, type IconName } from '@engawa/ui';
import { Match, Show, Switch } from 'solid-js';
import { timeOrDate } from '../../i18n/dates.ts';
import { text } from '../../i18n/index.ts';
import { connection } from '../../state/connection.ts';
import { draftOf } from '../../state/drafts.ts';
import { me } from '../../state/session.ts';
import { unsentIn } from '../../state/unsent.ts';
import { messageWords } from '../message-words.ts';
import { personName } from '../room/bubbles/author-name.ts';
import { othersIn } from '../room-name.ts';
import { type RowState, rowState } from './row-state.ts';

const icons: Readonly<Record<RowState['kind'], IconName>> = {
  failed: 'warning',
  uncertain: 'warning',
  held: 'clock',
  unsent: 'offline',
  draft: 'pencil',
  unreachable: 'block',
  newFriend: 'person',
};

/** Under the room's name: what needs a hand or waits, with a sign and a word; else the last words. */
export function SecondLine(props: { item: RoomListItem; here: boolean }) {
  const state = () =>
    rowState(props.item, {
      unsent: unsentIn(props.item.room.id),
      draft: props.here ? '' : readMarks(draftOf(props.item.room.id)).text.trim(),
      live: connection() === 'live',
    });
  return (
    <Show when={state()} fallback={<LastWords item={props.item} />}>
      {(now) => (
        <>
          <span class="room-list-state" data-state={now().kind}>
            <Icon name={icons[now().kind]} size={15} />
            {label(now())}
          </span>{' '}
          <More state={now()} item={props.item} />
        </>
      )}
    </Show>
  );
}

function label(state: RowState): string {
  const words = text().roomList.states;
  return 'count' in state ? words[state.kind](state.count) : words[state.kind];
}

function More(props: { state: RowState; item: RoomListItem }) {
  const words = () => text().roomList.stateWords;
  return (
    <Switch fallback={<LastWords item={props.item} />}>
      <Match when={props.state.kind === 'failed' && props.state}>
        {(state) => {
          const reason = () => state().reason;
          return <>{reason() ? text().room.reasons[reason()!] : text().room.mark.notSent}</>;
        }}
      </Match>
      <Match when={props.state.kind === 'uncertain'}>{words().uncertain}</Match>
      <Match when={props.state.kind === 'held' && props.state}>
        {(state) => {
          const at = () => state().leavesAt;
          return <>{at() ? words().held(timeOrDate(at()!)) : words().heldOpen}</>;
        }}
      </Match>
      <Match when={props.state.kind === 'unsent'}>
        {connection() === 'live' ? words().unsentLive : words().unsent}
      </Match>
      <Match when={props.state.kind === 'draft' && props.state}>{(state) => <bdi>{state().words}</bdi>}</Match>
    </Switch>
  );
}

function LastWords(props: { item: RoomListItem }) {
  const author = () => props.item.last?.author;
  const mine = () => author()?.kind === 'member' && (author() as { id: string }).id === me().id;
  const name = () => {
    const who = author();
    if (!who || who.kind === 'system') return '';
    if (mine()) return text().common.you;
    return othersIn(props.item.room, me().id).length > 1 ? personName(who) : '';
  };
  const words = () => (props.item.last ? messageWords(props.item.last) : ' ');
  return (
    <Show when={name()} fallback={<bdi>{words()}</bdi>}>
      <span data-outside={author()?.kind === 'contact' ? '' : undefined}>
        <bdi>{name()}</bdi>
      </span>
      {text().roomList.from('', words())}
    </Show>
  );
}
