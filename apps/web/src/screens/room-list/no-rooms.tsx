import { ButtonLink, EmptyState, Icon } from '@engawa/ui';
import { Match, Switch } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { me } from '../../state/session.ts';
import type { Filter } from './filter.ts';

/** Teaches the first step: an admin is led, others show the QR code or, who talks inside only, choose a colleague. */
export function NoRooms() {
  return (
    <Switch fallback={<NoInternalRooms />}>
      <Match when={me().admin}>
        <EmptyState
          drawing={<Icon name="line-bubble" size={44} />}
          title={text().roomList.emptyAdmin.title}
          text={text().roomList.emptyAdmin.body}
          action={<ButtonLink href="/admin/first-steps">{text().roomList.emptyAdmin.action}</ButtonLink>}
        />
      </Match>
      <Match when={me().externalTalk}>
        <EmptyState
          drawing={<Icon name="qr" size={44} />}
          title={text().roomList.empty.title}
          text={text().roomList.empty.body}
          action={
            <ButtonLink href="/profile" variant="outside" icon="qr">
              {text().roomList.empty.action}
            </ButtonLink>
          }
        />
      </Match>
    </Switch>
  );
}

function NoInternalRooms() {
  return (
    <EmptyState
      drawing={<Icon name="talk" size={44} />}
      title={text().roomList.emptyInternal.title}
      text={text().roomList.emptyInternal.body}
      action={
        <ButtonLink href="/rooms/new" icon="pencil">
          {text().roomList.emptyInternal.action}
        </ButtonLink>
      }
    />
  );
}

export function NothingMatches(props: { filter: Filter; query: string }) {
  const sentence = () => {
    if (props.query.trim()) return text().roomList.noMatch(props.query.trim());
    if (props.filter === 'notSent') return text().roomList.nothingNotSent;
    return props.filter === 'unread' ? text().roomList.nothingUnread : text().roomList.nothingHere;
  };
  return (
    <p class="room-list-nothing" role="status">
      {sentence()}
    </p>
  );
}
