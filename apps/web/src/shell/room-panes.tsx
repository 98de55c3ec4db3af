import { EmptyState, Icon } from '@engawa/ui';
import { type RouteSectionProps, useLocation } from '@solidjs/router';
import { Show, Suspense } from 'solid-js';
import { text } from '../i18n/index.ts';
import { ContainedScreen } from '../screens/page/contained-screen.tsx';
import { RoomList } from '../screens/room-list/room-list.tsx';
import { isWide } from '../state/media.ts';
import './room-panes.css';

/** The list of rooms and what is open beside it; on a phone one of the two. */
export function RoomPanes(props: RouteSectionProps) {
  const location = useLocation();
  const atList = () => location.pathname === '/';
  return (
    <>
      <Show when={isWide() || atList()}>
        <ContainedScreen>
          <RoomList />
        </ContainedScreen>
      </Show>
      <Show when={!atList()} fallback={<NoRoomChosen />}>
        <div class="room-open">
          <ContainedScreen>
            <Suspense>{props.children}</Suspense>
          </ContainedScreen>
        </div>
      </Show>
    </>
  );
}

function NoRoomChosen() {
  return (
    <Show when={isWide()}>
      <div class="room-open">
        <EmptyState
          drawing={<Icon name="talk" size={40} />}
          title={text().shell.chooseRoom.title}
          text={text().shell.chooseRoom.body}
        />
      </div>
    </Show>
  );
}
