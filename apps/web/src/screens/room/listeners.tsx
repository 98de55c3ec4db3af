import { type ContactFacts, canReach, isReachable, type RoomView } from '@engawa/domain';
import { Icon } from '@engawa/ui';
import { Match, Show, Switch } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { contactsIn } from '../room-name.ts';

/** Under the name of a room: who outside the company hears what is said in it, and who does not. */
export function Listeners(props: { room: RoomView }) {
  const contacts = () => contactsIn(props.room);
  const hears = (contact: ContactFacts) => props.room.link === 'group' || canReach(contact).allowed;
  const deaf = () => contacts().filter((contact) => !hears(contact));
  const names = (people: readonly { readonly name: string }[]) =>
    people.map((person) => person.name).join(text().common.listJoin);
  const hearers = () => {
    const hearing = contacts().filter(hears);
    const toldByTitle = !props.room.name && deaf().length === 0;
    return toldByTitle || hearing.length === 0 ? text().room.reachesLine : text().room.reachesLineGroup(names(hearing));
  };
  const why = () =>
    contacts().every((contact) => contact.blockedAt)
      ? text().room.reachesNobody.blockedByUs
      : text().room.reachesNobody.blockedUs;
  return (
    <Switch>
      <Match when={props.room.kind !== 'line'}>
        <p class="room-who">
          <span>
            {text().room.insideOnly} · {text().room.people(props.room.participants.length)}
          </span>
        </p>
      </Match>
      <Match when={!isReachable(props.room)}>
        <p class="room-who" data-unreachable>
          <Icon name="block" />
          <span>{why()}</span>
        </p>
      </Match>
      <Match when={true}>
        <p class="room-who" data-outside>
          <span>{hearers()}</span>
          <Show when={deaf().length > 0}>
            <span class="room-who-beyond">{text().room.beyondReach(names(deaf()))}</span>
          </Show>
        </p>
      </Match>
    </Switch>
  );
}
