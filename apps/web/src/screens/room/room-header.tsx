import type { RoomView } from '@engawa/domain';
import { IconButton } from '@engawa/ui';
import { useNavigate } from '@solidjs/router';
import { text } from '../../i18n/index.ts';
import { me } from '../../state/session.ts';
import { goBack } from '../page/go-back.ts';
import { RoomAvatar } from '../room-avatar.tsx';
import { roomName } from '../room-name.ts';
import { Listeners } from './listeners.tsx';

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
        <h1 id="room-title">
          <bdi>{roomName(props.room, me().id)}</bdi>
        </h1>
        <Listeners room={props.room} />
      </div>
      <IconButton icon="info" label={text().room.details} aria-expanded={props.detailsOpen} onClick={toggle} />
    </header>
  );
}
