import { faceColor, type RoomView } from '@engawa/domain';
import { Avatar } from '@engawa/ui';
import { text } from '../i18n/index.ts';
import { me } from '../state/session.ts';
import { faceOfRoom, roomName } from './room-name.ts';

/** The picture of a room, with the badge when LINE users are in it. */
export function RoomAvatar(props: { room: RoomView; size?: 's' | 'm' | 'l'; labelled?: boolean }) {
  const face = () => faceOfRoom(props.room, me().id);
  return (
    <Avatar
      name={face()?.name ?? roomName(props.room, me().id)}
      color={faceColor(face()?.id ?? props.room.id)}
      photoUrl={face()?.photoUrl}
      shape={face() ? 'round' : 'square'}
      size={props.size ?? 'm'}
      line={props.room.kind === 'line'}
      lineLabel={props.labelled ? text().roomList.lineRoom : ''}
    />
  );
}
