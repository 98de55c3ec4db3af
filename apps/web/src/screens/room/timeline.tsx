import type { MessageView, RoomListItem } from '@engawa/domain';
import { Skeleton } from '@engawa/ui';
import { createComputed, createEffect, createMemo, createSignal, For, on, onMount, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { isUnread } from '../../state/apply-event.ts';
import { loadingOf, loadNewest } from '../../state/messages.ts';
import { markRead } from '../../state/reading.ts';
import { me } from '../../state/session.ts';
import { timelineOf } from '../../state/timelines.ts';
import { unsentIn } from '../../state/unsent.ts';
import { createAttention } from './attention.ts';
import { LoadFailed } from './load-failed.tsx';
import { Message } from './message.tsx';
import { NewMessagesButton } from './new-messages-button.tsx';
import { Newcomers } from './newcomers.tsx';
import { createPaging } from './paging.ts';
import { createScrollKeeper } from './scroll.ts';
import { UnsentMessage } from './unsent-message.tsx';
import './timeline.css';

/** The messages of a room: a window that pages by seq at both ends and keeps the reader's place. */
export function Timeline(props: { item: RoomListItem }) {
  const roomId = props.item.room.id;
  const timeline = () => timelineOf(roomId);
  const messages = createMemo((): readonly MessageView[] => timeline()?.messages ?? []);
  const unsent = () => unsentIn(roomId);
  const attentive = createAttention();
  /** Messages after this are shown as unread; stays while one reads, so that the line does not run away. */
  const [readBefore, setReadBefore] = createSignal(props.item.readUpTo);
  let box!: HTMLElement;
  let content!: HTMLDivElement;
  const scroll = createScrollKeeper(
    () => box,
    () => content,
  );
  const paging = createPaging(roomId, () => box);
  const firstUnread = createMemo(() => messages().find((message) => isUnread(message, me().id, readBefore()))?.id);

  // A computed runs before the rows are drawn anew, an effect after.
  const shape = () => [messages()[0]?.id, messages().at(-1)?.id, messages().length, unsent().length];
  createComputed(on(shape, scroll.note));
  createEffect(on(shape, scroll.restore));
  createEffect(on(attentive, (now) => now || setReadBefore(props.item.readUpTo), { defer: true }));
  createEffect(() => {
    const seen = Math.min(scroll.lowestSeen(), messages().at(-1)?.seq ?? 0);
    if (attentive() && seen > 0) markRead(roomId, seen);
  });
  const goToEnd = async () => {
    if (timeline()?.hasNewer) await loadNewest(roomId);
    scroll.toEnd();
  };
  // Whoever writes wants to see it stand at the end.
  createEffect(
    on(
      () => unsent().length,
      (count, before = 0) => void (count > before && goToEnd()),
      { defer: true },
    ),
  );
  onMount(() => {
    const line = content.querySelector<HTMLElement>('.timeline-unread');
    if (line) scroll.toElement(line);
  });

  return (
    <div class="timeline">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable with the keyboard */}
      <section class="timeline-box" ref={box} tabIndex={0} aria-label={text().room.timeline}>
        <div class="timeline-content" ref={content}>
          <div ref={paging.top} />
          <Show when={timeline()} fallback={<Beginning roomId={roomId} />}>
            {(known) => (
              <Show when={known().hasOlder} fallback={<p class="timeline-beginning">{text().room.beginning}</p>}>
                <p class="timeline-beginning">{text().room.loadingOlder}</p>
              </Show>
            )}
          </Show>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list role when list-style is none */}
          <ol role="list" class="timeline-messages">
            <For each={messages()}>
              {(message, at) => (
                <Message
                  message={message}
                  before={messages()[at() - 1]}
                  room={props.item.room}
                  startsUnread={message.id === firstUnread()}
                />
              )}
            </For>
            <Show when={!timeline()?.hasNewer}>
              <For each={unsent()}>{(message) => <UnsentMessage message={message} room={props.item.room} />}</For>
            </Show>
          </ol>
          <div ref={paging.bottom} />
        </div>
      </section>
      <NewMessagesButton
        shown={!scroll.atEnd() || !!timeline()?.hasNewer}
        count={props.item.unread}
        onPress={() => void goToEnd()}
      />
      <Newcomers messages={messages()} room={props.item.room} />
    </div>
  );
}

function Beginning(props: { roomId: string }) {
  return (
    <Show when={!loadingOf(props.roomId).failed} fallback={<LoadFailed roomId={props.roomId} />}>
      <Skeleton label={text().common.loading} shape="text" count={4} />
    </Show>
  );
}
