import { faceColor, type MessageView, onlyPlace, type RoomView } from '@engawa/domain';
import { Avatar, Icon } from '@engawa/ui';
import { createMemo, type JSX, Match, onMount, Show, Switch } from 'solid-js';
import { clockTime } from '../../i18n/dates.ts';
import { text } from '../../i18n/index.ts';
import { faceOf } from '../../state/faces.ts';
import { heldWith } from '../../state/sends.ts';
import { me, organization } from '../../state/session.ts';
import { messageWords } from '../message-words.ts';
import { Contained, tryAgainWith } from '../page/contained.tsx';
import type { Row } from './albums.ts';
import { authorName } from './bubbles/author-name.ts';
import { Bubble } from './bubbles/bubble.tsx';
import { DayDivider } from './day-divider.tsx';
import { DeliveryActs, hasMoreToSay } from './delivery-acts.tsx';
import { continues, startsDay } from './grouping.ts';
import { Meta } from './message-meta.tsx';
import type { RunMark } from './run-mark.ts';
import { type Side, sideOf } from './side.ts';
import { swipeToAnswer } from './swipe.ts';
import { UnreadDivider } from './unread-divider.tsx';
import './message.css';
import './message-acts.css';

type MessageProps = {
  message: MessageView;
  /** What stands in one row with it, and up to where the room was seen once this row was. */
  row: Pick<Row, 'album' | 'pieces' | 'seenUpTo'>;
  /** How the run of words in which it stands went to LINE. */
  mark: RunMark | undefined;
  /** The message above it in the window. */
  before: MessageView | undefined;
  room: RoomView;
  startsUnread: boolean;
  onAnswer: () => void;
};

/** One row of the timeline: the lines that come before a message, and the message. */
export function Message(props: MessageProps) {
  return (
    <li class="message-row" data-seq={props.row.seenUpTo} data-message={props.message.id}>
      <Contained instead={(_, again) => <BrokenMessage message={props.message} again={again} />}>
        <Drawn {...props} />
      </Contained>
    </li>
  );
}

/** The place of a message that cannot be drawn; it is tried anew when it becomes another. */
function BrokenMessage(props: { message: MessageView; again: () => void }) {
  tryAgainWith(() => props.message, props.again);
  return <p class="message-system">{text().message.broken}</p>;
}

function Drawn(props: MessageProps) {
  return (
    <>
      <Show when={startsDay(props.message, props.before)}>
        <DayDivider at={props.message.at} />
      </Show>
      <Show when={props.startsUnread}>
        <UnreadDivider />
      </Show>
      <Switch fallback={<Theirs {...props} />}>
        <Match when={props.message.content.kind === 'system'}>
          <p class="message-system">
            {messageWords(props.message)} <time datetime={props.message.at}>{clockTime(props.message.at)}</time>
          </p>
        </Match>
        <Match when={sideOf(props.message, props.room, me().id) === 'mine'}>
          <Mine {...props} />
        </Match>
      </Switch>
    </>
  );
}

function follows(props: MessageProps): '' | undefined {
  return !props.startsUnread && continues(props.message, props.before) ? '' : undefined;
}

function Mine(props: MessageProps) {
  return (
    <>
      <Swiping side="mine" data-follows={follows(props)} onAnswer={props.onAnswer}>
        <Bubble message={props.message} room={props.room} album={props.row.album} count={props.row.pieces.length} />
        <Meta message={props.message} mark={props.mark} />
        <MoreButton label={text().message.acts.ofMine} gone={props.message.content.kind === 'unsent'} />
      </Swiping>
      <Stopped message={props.message} />
    </>
  );
}

/** Whoever is in the room may settle what did not go out, also a colleague's words; what is decided on together, below the last of it. */
function Stopped(props: { message: MessageView }) {
  const together = createMemo(() => heldWith(props.message));
  const stopped = () => {
    const { delivery } = props.message;
    if (!delivery || !hasMoreToSay(delivery)) return null;
    return together().at(-1)!.id === props.message.id ? delivery : null;
  };
  return (
    <Show when={stopped()}>
      {(delivery) => <DeliveryActs message={props.message} delivery={delivery()} together={together().length} />}
    </Show>
  );
}

function Theirs(props: MessageProps) {
  const author = () => speakerOf(props.message, props.room);
  const photoUrl = () => {
    const { author: person } = props.message;
    return person.kind === 'system' ? null : faceOf(person).photoUrl;
  };
  const name = () => authorName(props.message) || organization().companyName;
  const side = () => sideOf(props.message, props.room, me().id);
  return (
    <>
      <Swiping side={side()} data-follows={follows(props)} onAnswer={props.onAnswer}>
        <Show when={follows(props) === undefined}>
          <Avatar
            name={name()}
            color={faceColor(author().id ?? props.room.id)}
            photoUrl={photoUrl()}
            size="s"
            shape={author().kind === 'account' ? 'square' : 'round'}
            line={author().kind === 'contact'}
          />
        </Show>
        <p class="message-name" classList={{ 'visually-hidden': follows(props) !== undefined }}>
          <bdi>{name()}</bdi>
          <Show when={side() === 'ours' && author().kind === 'member'}>
            <span class="message-company">{organization().companyName}</span>
          </Show>
        </p>
        <Bubble message={props.message} room={props.room} album={props.row.album} count={props.row.pieces.length} />
        <Meta message={props.message} mark={props.mark} />
        <MoreButton label={text().message.acts.of(name())} gone={props.message.content.kind === 'unsent'} />
      </Swiping>
      <Stopped message={props.message} />
    </>
  );
}

type Speaker = Exclude<MessageView['author'], { kind: 'system' }> | { readonly kind: 'account'; readonly id: string };

/** What the account says by itself stands under the company's name, here as on the LINE user's phone. */
function speakerOf({ author }: MessageView, room: RoomView): Speaker {
  return author.kind === 'system' ? { kind: 'account', id: onlyPlace(room.places)?.channelId ?? room.id } : author;
}

/** A message that a finger can draw aside. */
function Swiping(props: { side: Side; 'data-follows': '' | undefined; onAnswer: () => void; children: JSX.Element }) {
  let element!: HTMLElement;
  onMount(() => swipeToAnswer(element, () => props.onAnswer()));
  return (
    <article
      ref={element}
      class="message"
      data-mine={props.side === 'mine' ? '' : undefined}
      data-side={props.side}
      data-follows={props['data-follows']}
    >
      {props.children}
    </article>
  );
}

/** One stop of the tab key for the whole timeline: the arrow keys lead from message to message. The menu itself is the timeline's. */
function MoreButton(props: { label: string; gone: boolean }) {
  return (
    <Show when={!props.gone}>
      <button type="button" class="message-more" tabIndex={-1} aria-haspopup="menu" aria-label={props.label}>
        <Icon name="more" size={18} />
      </button>
    </Show>
  );
}
