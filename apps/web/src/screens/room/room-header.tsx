import type { RoomView } from '@engawa/domain';
import { IconButton } from '@engawa/ui';
import { useNavigate } from '@solidjs/router';
import { Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { me } from '../../state/session.ts';
import { goBack } from '../page/go-back.ts';
import { RoomAvatar } from '../room-avatar.tsx';
import { contactsIn, roomName } from '../room-name.ts';

/** The name of the room and, under it, who outside the company is listening. */
export function RoomHeader(props: { room: RoomView; detailsOpen: boolean }) {
  const navigate = useNavigate();
  const here = () => `/rooms/${props.room.id}`;
  const toggle = () => (props.detailsOpen ? goBack(navigate, here()) : navigate(`${here()}/details`));
  return (
    <header class="room-header">
      <span class="room-back">
        <IconButton icon="back" label={text().common.back} onClick={() => goBack(navigate, '/')} />
      </span>
      <RoomAvatar room={props.room} size="s" />
      <div class="room-header-words">
        <h1 id="room-title">{roomName(props.room, me().id)}</h1>
        <Listeners room={props.room} />
      </div>
      <IconButton icon="info" label={text().room.details} aria-expanded={props.detailsOpen} onClick={toggle} />
    </header>
  );
}

function Listeners(props: { room: RoomView }) {
  const names = () => contactsIn(props.room).map((contact) => contact.name);
  const outside = () => {
    const namesToldByTitle = !props.room.name;
    if (namesToldByTitle || names().length === 0) return text().room.reachesLine;
    return text().room.reachesLineGroup(names().join(text().common.listJoin));
  };
  return (
    <Show
      when={props.room.kind === 'line'}
      fallback={
        <p class="room-who">
          <span>
            {text().room.insideOnly} · {text().room.people(props.room.participants.length)}
          </span>
        </p>
      }
    >
      <p class="room-who" data-outside>
        <span>{outside()}</span>
      </p>
    </Show>
  );
}
