import { faceColor, type ParticipantView, type RoomView } from '@engawa/domain';
import { Avatar } from '@engawa/ui';
import { For, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { faceOf } from '../../state/faces.ts';
import { me } from '../../state/session.ts';

/** Everybody in the room; LINE users with their badge, and whether words can reach them. */
export function Participants(props: { room: RoomView }) {
  return (
    <section class="room-details-people" aria-labelledby="room-details-people">
      <h2 id="room-details-people">{text().roomDetails.participants(props.room.participants.length)}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role when list-style is none */}
      <ul role="list">
        <For each={props.room.participants}>{(person) => <Participant person={person} />}</For>
      </ul>
    </section>
  );
}

function Participant(props: { person: ParticipantView }) {
  const face = () => faceOf(props.person);
  return (
    <li>
      <Avatar
        name={face().name}
        color={faceColor(props.person.id)}
        photoUrl={face().photoUrl}
        size="s"
        line={props.person.kind === 'contact'}
      />
      <span>
        <bdi>{face().name}</bdi>
        <small>{kindOf(props.person)}</small>
        <Show when={stateOf(props.person)}>{(state) => <small class="room-details-blocked">{state()}</small>}</Show>
      </span>
    </li>
  );
}

function kindOf(person: ParticipantView): string {
  if (person.kind === 'contact') return text().common.lineUser;
  return person.id === me().id ? text().roomDetails.you : text().roomDetails.member;
}

function stateOf(person: ParticipantView): string | null {
  if (person.kind !== 'contact') return null;
  if (person.blockedAt) return text().roomDetails.blocked;
  return person.blockedUsAt ? text().roomDetails.blockedUs : null;
}
