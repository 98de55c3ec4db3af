import { canRenameRoom, type RoomId, type RoomListItem } from '@engawa/domain';
import { IconButton } from '@engawa/ui';
import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, onCleanup, onMount, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { denialText, text } from '../../i18n/index.ts';
import { isRoomy } from '../../state/media.ts';
import { roomItem } from '../../state/rooms.ts';
import { me } from '../../state/session.ts';
import { goBack } from '../page/go-back.ts';
import { RoomAvatar } from '../room-avatar.tsx';
import { contactsIn, roomName } from '../room-name.ts';
import { Act } from './act.tsx';
import { ContactFacts } from './contact-facts.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { Participants } from './participants.tsx';
import { ReadMarks } from './read-marks.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import './room-details.css';

/** Who is in the room, and what can be done with it; what cannot says why. */
export default function RoomDetails(props: { roomId: RoomId }) {
  const navigate = useNavigate();
  const item = createMemo<RoomListItem>((before) => roomItem(props.roomId) ?? before!);
  const room = () => item().room;
  const [open, setOpen] = createSignal<'rename' | 'invite' | null>(null);
  const close = () => goBack(navigate, `/rooms/${props.roomId}`);
  const renameReason = () => {
    const verdict = canRenameRoom(me(), { people: room().participants.length });
    return verdict.allowed ? undefined : denialText(verdict.denial);
  };
  const theContact = () => (contactsIn(room()).length === 1 ? contactsIn(room())[0] : undefined);
  createEscape(() => open() === null && close());

  return (
    <aside class="room-details" aria-labelledby="room-details-title">
      <header class="room-details-bar">
        <IconButton icon={isRoomy() ? 'close' : 'back'} label={text().roomDetails.close} onClick={close} />
        <Dynamic component={isRoomy() ? 'h2' : 'h1'} id="room-details-title">
          {text().roomDetails.title}
        </Dynamic>
      </header>
      <div class="room-details-face">
        <RoomAvatar room={room()} size="l" />
        <p class="room-details-name">
          <bdi>{roomName(room(), me().id)}</bdi>
        </p>
        <Show when={theContact()}>{(contact) => <ContactFacts contactId={contact().id} />}</Show>
      </div>
      <Participants room={room()} />
      <ReadMarks room={room()} />
      <div class="room-details-acts">
        <Act icon="users" label={text().roomDetails.invite.action} onSelect={() => setOpen('invite')} />
        <Act
          icon="pencil"
          label={text().roomDetails.rename.action}
          disabledReason={renameReason()}
          onSelect={() => setOpen('rename')}
        />
      </div>
      <Show when={open() === 'rename'}>
        <RenameDialog room={room()} onClose={() => setOpen(null)} />
      </Show>
      <Show when={open() === 'invite'}>
        <InviteDialog room={room()} onClose={() => setOpen(null)} />
      </Show>
    </aside>
  );
}

function createEscape(close: () => void): void {
  const listen = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) close();
  };
  onMount(() => document.addEventListener('keydown', listen));
  onCleanup(() => document.removeEventListener('keydown', listen));
}
