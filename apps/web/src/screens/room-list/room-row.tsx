import { type RoomListItem, readMarks } from '@engawa/domain';
import { Badge, Icon, ListRow } from '@engawa/ui';
import { useLocation } from '@solidjs/router';
import { Show } from 'solid-js';
import { listTime } from '../../i18n/dates.ts';
import { text } from '../../i18n/index.ts';
import { draftOf } from '../../state/drafts.ts';
import { me } from '../../state/session.ts';
import { messageWords } from '../message-words.ts';
import { Contained, tryAgainWith } from '../page/contained.tsx';
import { RoomAvatar } from '../room-avatar.tsx';
import { othersIn, roomName } from '../room-name.ts';
import { DeliveryAlarm } from './delivery-alarm.tsx';

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

/** Face, name, last words, when, and how many are unread. */
function Row(props: { item: RoomListItem }) {
  const location = useLocation();
  const href = () => `/rooms/${props.item.room.id}`;
  const here = () => location.pathname === href() || location.pathname.startsWith(`${href()}/`);
  return (
    <ListRow
      href={href()}
      current={here()}
      leading={<RoomAvatar room={props.item.room} labelled />}
      title={roomName(props.item.room, me().id)}
      subtitle={<LastWords item={props.item} here={here()} />}
      meta={props.item.last ? listTime(props.item.last.at, text().roomList.yesterday) : undefined}
      trailing={<Badge count={props.item.unread} label={text().roomList.unread(props.item.unread)} />}
    />
  );
}

function LastWords(props: { item: RoomListItem; here: boolean }) {
  const draft = () => (props.here ? '' : readMarks(draftOf(props.item.room.id)).text.trim());
  return (
    <Show when={draft()} fallback={<Said item={props.item} />}>
      <span class="room-list-draft">{text().roomList.draft}</span>
      {draft()}
    </Show>
  );
}

function Said(props: { item: RoomListItem }) {
  const author = () => props.item.last?.author;
  const mine = () => author()?.kind === 'member' && (author() as { id: string }).id === me().id;
  const name = () => {
    const who = author();
    if (!who || who.kind === 'system') return '';
    if (mine()) return text().common.you;
    const others = othersIn(props.item.room, me().id);
    return others.length > 1 ? (others.find((person) => person.id === who.id)?.name ?? who.name) : '';
  };
  const words = () => (props.item.last ? messageWords(props.item.last, props.item.room) : ' ');
  return (
    <Show when={name()} fallback={words()}>
      <DeliveryAlarm delivery={props.item.last?.delivery} />
      <span data-outside={author()?.kind === 'contact' ? '' : undefined}>{name()}</span>
      {text().roomList.from('', words())}
    </Show>
  );
}
