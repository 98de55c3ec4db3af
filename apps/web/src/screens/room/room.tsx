import { canPost, isolated, type RoomId, type RoomListItem } from '@engawa/domain';
import { createEffect, createMemo, onCleanup, Show } from 'solid-js';
import { openTimeline, trimTimeline } from '../../state/messages.ts';
import { roomItem, unreadRooms } from '../../state/rooms.ts';
import { me } from '../../state/session.ts';
import { ContainedScreen } from '../page/contained-screen.tsx';
import { contactsIn, roomName } from '../room-name.ts';
import { Composer } from './composer/composer.tsx';
import { RoomHeader } from './room-header.tsx';
import { Timeline } from './timeline.tsx';
import './room.css';

/** How many messages of a room stay in memory when it is left. */
const keptWhenLeft = 60;

/** The talk itself: who listens, what was said, what one says next. */
export function Room(props: { roomId: RoomId; detailsOpen: boolean }) {
  const item = createMemo<RoomListItem>((before) => roomItem(props.roomId) ?? before!);
  const room = () => item().room;
  const verdict = () => canPost(me(), { kind: room().kind, link: room().link, contacts: contactsIn(room()) });

  void openTimeline(props.roomId);
  onCleanup(() => trimTimeline(props.roomId, 'newest', keptWhenLeft));
  createEffect(() => {
    const unread = unreadRooms();
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${isolated(roomName(room(), me().id))} · Engawa`;
  });

  return (
    <section class="room" data-outside={room().kind === 'line' ? '' : undefined} aria-labelledby="room-title">
      <RoomHeader room={room()} detailsOpen={props.detailsOpen} />
      <Show when={item()}>
        <ContainedScreen level={2}>
          <Timeline item={item()} />
        </ContainedScreen>
      </Show>
      <Composer room={room()} verdict={verdict()} />
    </section>
  );
}
