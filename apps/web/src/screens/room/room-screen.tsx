import { EmptyState, Icon } from '@engawa/ui';
import { useLocation, useNavigate, useParams } from '@solidjs/router';
import { createEffect, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { seekRoom } from '../../state/room-acts.ts';
import { allRoomsKnown, isRoomAskedFor, roomItem, roomsKnown } from '../../state/rooms.ts';
import { part } from '../page/part.tsx';
import { Room } from './room.tsx';
import './room-screen.css';

const RoomDetails = part(() => import('../room-details/room-details.tsx'));

/** One room and, when the address says so, what is to be known about it: beside it, or in its place where there is no room. */
export default function RoomScreen() {
  const params = useParams();
  const location = useLocation();
  const navigate = useNavigate();
  const roomId = () => (roomItem(params.roomId ?? '') ? params.roomId : undefined);
  const detailsOpen = () => location.pathname.endsWith('/details');
  return (
    <Show when={roomId()} keyed fallback={<NoRoom roomId={params.roomId ?? ''} />}>
      {(id) => (
        <div class="room-screen" data-details={detailsOpen() ? '' : undefined}>
          <Room roomId={id} detailsOpen={detailsOpen()} />
          <Show when={detailsOpen()}>
            <RoomDetails roomId={id} onClose={() => navigate(`/rooms/${id}`, { replace: true })} />
          </Show>
        </div>
      )}
    </Show>
  );
}

/** Not the member's, or far down in a list that has not all come yet: then it is asked for. */
function NoRoom(props: { roomId: string }) {
  createEffect(() => {
    if (roomsKnown() && !allRoomsKnown()) seekRoom(props.roomId);
  });
  return (
    <Show when={roomsKnown() && !isRoomAskedFor(props.roomId)}>
      <EmptyState
        drawing={<Icon name="door" size={40} />}
        level={1}
        title={text().room.notYours.title}
        text={text().room.notYours.body}
        action={<a href="/">{text().common.notFound.toTalk}</a>}
      />
    </Show>
  );
}
