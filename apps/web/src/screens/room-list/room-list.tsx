import type { RoomListItem } from '@engawa/domain';
import { ButtonLink, FilterChips, IconButton, Skeleton, TextField } from '@engawa/ui';
import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, For, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { isCutOff } from '../../state/connection.ts';
import { allRoomsKnown, roomItem, roomItems, roomsKnown } from '../../state/rooms.ts';
import { me } from '../../state/session.ts';
import { unsentIn } from '../../state/unsent.ts';
import { roomName } from '../room-name.ts';
import { moveInList } from './arrow-keys.ts';
import { type Filter, filters, visibleRooms } from './filter.ts';
import { NoRooms, NothingMatches } from './no-rooms.tsx';
import { RoomRow } from './room-row.tsx';
import { hasNotSent } from './row-state.ts';
import { createRowWindow } from './row-window.ts';
import './room-list.css';
import { endsWithMember } from '../../state/member-end.ts';

/** Outlives the list: whoever comes back from a room goes on where they were. */
const [filter, setFilter] = createSignal<Filter>('all');
endsWithMember(() => setFilter('all'));

/** All the member's rooms, the newest first. */
export function RoomList() {
  const navigate = useNavigate();
  const [query, setQuery] = createSignal('');
  const isNotSent = (item: RoomListItem) => hasNotSent(item, unsentIn(item.room.id));
  const visible = createMemo(() =>
    visibleRooms(roomItems(), filter(), query(), (room) => roomName(room, me().id), isNotSent),
  );
  const counts = {
    unread: createMemo(() => roomItems().filter((item) => item.unread > 0).length),
    notSent: createMemo(() => roomItems().filter(isNotSent).length),
  };
  const chip = (value: Filter) => ({
    value,
    label: text().roomList.filters[value],
    ...(value in counts && { count: counts[value as keyof typeof counts]() }),
  });
  const ids = createMemo(() => visible().map((item) => item.room.id), [], { equals: sameIds });
  let search: HTMLElement | undefined;
  let list!: HTMLDivElement;
  let rows: HTMLUListElement | undefined;
  const rowWindow = createRowWindow(
    () => list,
    () => rows,
    ids,
  );
  const drawn = createMemo(() => ids().slice(rowWindow.range().from, rowWindow.range().to));
  const spacers = () => ({ 'padding-block': `${rowWindow.above()}px ${rowWindow.below()}px` });
  createSlash(() => search?.focus());

  return (
    <section class="room-list" aria-labelledby="room-list-title">
      <header class="room-list-bar">
        <h1 id="room-list-title">{text().roomList.title}</h1>
        <span class="room-list-new">
          <IconButton icon="pencil" label={text().roomList.newRoom} onClick={() => navigate('/rooms/new')} />
        </span>
      </header>
      <div class="room-list-tools">
        <TextField
          label={text().roomList.search}
          hideLabel
          shape="pill"
          icon="search"
          type="search"
          placeholder={text().roomList.search}
          value={query()}
          onChange={setQuery}
          ref={(element) => {
            search = element;
          }}
          onKeyDown={(event) => moveInList(event, list)}
        />
        <FilterChips
          label={text().roomList.filterLabel}
          value={filter()}
          onChange={setFilter}
          options={filters.map(chip)}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys only move between the links inside */}
      <div class="room-list-rows" ref={list} onKeyDown={(event) => moveInList(event, list)}>
        <Switch>
          <Match when={!roomsKnown()}>
            <Skeleton label={text().common.loading} count={7} />
          </Match>
          <Match when={roomItems().length === 0}>
            <NoRooms />
          </Match>
          <Match when={visible().length === 0 && !allRoomsKnown() && !isCutOff()}>
            <Skeleton label={text().common.loading} count={7} />
          </Match>
          <Match when={visible().length === 0}>
            <NothingMatches filter={filter()} query={query()} />
          </Match>
          <Match when={true}>
            {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role when list-style is none */}
            <ul role="list" ref={rows} aria-label={text().roomList.rooms} style={spacers()}>
              <For each={drawn()}>{(id) => <Show when={roomItem(id)}>{(item) => <RoomRow item={item()} />}</Show>}</For>
            </ul>
          </Match>
        </Switch>
      </div>
      <span class="room-list-fab">
        <ButtonLink href="/rooms/new" icon="pencil" size="l">
          {text().roomList.newRoom}
        </ButtonLink>
      </span>
    </section>
  );
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}

/** "/" leads to the search from anywhere that is not a text field. */
function createSlash(focus: () => void): void {
  const listen = (event: KeyboardEvent) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.target as Element).closest('input, textarea, select, [contenteditable], [role="dialog"]')) return;
    event.preventDefault();
    focus();
  };
  onMount(() => document.addEventListener('keydown', listen));
  onCleanup(() => document.removeEventListener('keydown', listen));
}
