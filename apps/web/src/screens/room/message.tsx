import type { MessageView, RoomView } from '@engawa/domain';
import { Avatar } from '@engawa/ui';
import { Match, Show, Switch } from 'solid-js';
import { clockTime } from '../../i18n/dates.ts';
import { me } from '../../state/session.ts';
import { messageWords } from '../message-words.ts';
import { DayDivider } from './day-divider.tsx';
import { DeliveryMark } from './delivery-mark.tsx';
import { continues, startsDay } from './grouping.ts';
import { UnreadDivider } from './unread-divider.tsx';
import { Words } from './words.tsx';
import './message.css';

type MessageProps = {
  message: MessageView;
  /** The message above it in the window. */
  before: MessageView | undefined;
  room: RoomView;
  startsUnread: boolean;
};

/** One row of the timeline: the lines that come before a message, and the message. */
export function Message(props: MessageProps) {
  const mine = () => props.message.author.kind === 'member' && props.message.author.id === me().id;
  const follows = () => !props.startsUnread && continues(props.message, props.before);
  return (
    <li class="message-row" data-seq={props.message.seq}>
      <Show when={startsDay(props.message, props.before)}>
        <DayDivider at={props.message.at} />
      </Show>
      <Show when={props.startsUnread}>
        <UnreadDivider />
      </Show>
      <Switch fallback={<Theirs message={props.message} room={props.room} follows={follows()} />}>
        <Match when={props.message.content.kind === 'system'}>
          <p class="message-system">
            {messageWords(props.message, props.room)}{' '}
            <time datetime={props.message.at}>{clockTime(props.message.at)}</time>
          </p>
        </Match>
        <Match when={mine()}>
          <Mine message={props.message} room={props.room} follows={follows()} />
        </Match>
      </Switch>
    </li>
  );
}

function Mine(props: { message: MessageView; room: RoomView; follows: boolean }) {
  return (
    <article class="message" data-mine data-follows={props.follows ? '' : undefined}>
      <Bubble message={props.message} room={props.room} />
      <p class="message-meta num">
        <Show when={props.message.delivery}>{(delivery) => <DeliveryMark delivery={delivery()} />}</Show>
        <time datetime={props.message.at}>{clockTime(props.message.at)}</time>
      </p>
    </article>
  );
}

function Theirs(props: { message: MessageView; room: RoomView; follows: boolean }) {
  const author = () => props.message.author as Exclude<MessageView['author'], { kind: 'system' }>;
  const person = () => props.room.participants.find((one) => one.kind === author().kind && one.id === author().id);
  const name = () => person()?.name ?? author().name;
  return (
    <article class="message" data-follows={props.follows ? '' : undefined}>
      <Show when={!props.follows}>
        <Avatar
          name={name()}
          seed={author().id}
          photoUrl={person()?.photoUrl}
          size="s"
          line={author().kind === 'contact'}
        />
      </Show>
      <p class="message-name" classList={{ 'visually-hidden': props.follows }}>
        {name()}
      </p>
      <Bubble message={props.message} room={props.room} />
      <p class="message-meta num">
        <time datetime={props.message.at}>{clockTime(props.message.at)}</time>
      </p>
    </article>
  );
}

function Bubble(props: { message: MessageView; room: RoomView }) {
  return (
    <div class="message-bubble" data-unsupported={props.message.content.kind === 'unsupported' ? '' : undefined}>
      <Words text={messageWords(props.message, props.room)} />
    </div>
  );
}
