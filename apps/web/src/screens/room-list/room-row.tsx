import type { RoomListItem } from '@engawa/domain';
import { Badge, Icon, ListRow } from '@engawa/ui';
import { useLocation } from '@solidjs/router';
import { listTime } from '../../i18n/dates.ts';
import { text } from '../../i18n/index.ts';
import { me } from '../../state/session.ts';
import { Contained, tryAgainWith } from '../page/contained.tsx';
import { RoomAvatar } from '../room-avatar.tsx';
import { roomName } from '../room-name.ts';
import { SecondLine } from './second-line.tsx';

/** One room of the list; one that cannot be drawn still leads there. */
export function RoomRow(props: { item: RoomListItem }) {
  return (
    <Contained instead={(_, again) => <BrokenRow item={props.item} again={again} />}>
      <Row item={props.item} />
    </Contained>
  );
}

function BrokenRow(props: { item: RoomListItem; again: () => void }) {
  tryAgainWith(() => props.item, props.again);
  return (
    <ListRow href={`/rooms/${props.item.room.id}`} leading={<Icon name="warning" />} title={text().roomList.broken} />
  );
}

/** Face, name, how it stands or its last words, when, and how many are unread. */
function Row(props: { item: RoomListItem }) {
  const location = useLocation();
  const href = () => `/rooms/${props.item.room.id}`;
  const here = () => location.pathname === href() || location.pathname.startsWith(`${href()}/`);
  return (
    <ListRow
      href={href()}
      current={here()}
      leading={<RoomAvatar room={props.item.room} labelled />}
      title={
        <span class="room-list-name" data-unread={props.item.unread > 0 ? '' : undefined}>
          {roomName(props.item.room, me().id)}
        </span>
      }
      subtitle={<SecondLine item={props.item} here={here()} />}
      meta={props.item.last ? listTime(props.item.last.at, text().roomList.yesterday) : undefined}
      trailing={<Badge count={props.item.unread} label={text().roomList.unread(props.item.unread)} />}
    />
  );
}
