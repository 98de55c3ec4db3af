import type { MessageView, RoomListItem } from '@engawa/domain';
import { Skeleton } from '@engawa/ui';
import { createComputed, createEffect, createMemo, For, on, onCleanup, onMount, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { isUnread } from '../../state/apply-event.ts';
import { closeLightbox, lightbox } from '../../state/lightbox.ts';
import { loadingOf, loadNewest } from '../../state/messages.ts';
import { markRead } from '../../state/reading.ts';
import { me } from '../../state/session.ts';
import { timelineOf } from '../../state/timelines.ts';
import { unsentIn } from '../../state/unsent.ts';
import { part } from '../page/part.tsx';
import { type Row, rowsOf } from './albums.ts';
import { createAttention } from './attention.ts';
import { forgetJump, showsMessages } from './jump.ts';
import { LoadFailed } from './load-failed.tsx';
import { Message } from './message.tsx';
import { createMessageMenu } from './message-menu.tsx';
import { NewMessagesButton } from './new-messages-button.tsx';
import { Newcomers } from './newcomers.tsx';
import { createPaging } from './paging.ts';
import { createReadBefore } from './read-before.ts';
import { runMarks } from './run-mark.ts';
import { createScrollKeeper } from './scroll.ts';
import { UnsentList } from './unsent-list.tsx';
import './timeline.css';

const Lightbox = part(() => import('../lightbox/lightbox.tsx'));

/** The messages of a room: a window that pages by seq at both ends and keeps the reader's place. */
export function Timeline(props: { item: RoomListItem }) {
  const roomId = props.item.room.id;
  const timeline = () => timelineOf(roomId);
  const messages = createMemo((): readonly MessageView[] => timeline()?.messages ?? []);
  const rows = createMemo(() => new Map(rowsOf(messages()).map((row) => [row.head.id, row])));
  /** The first message of each row; their identity lasts, so that a row is drawn once. */
  const heads = createMemo(() => [...rows().values()].map((row) => row.head));
  const marks = createMemo(() => runMarks([...rows().values()]));
  const unsent = () => unsentIn(roomId);
  // They stand at the end of the talk; where that cannot be loaded, they must not be out of sight for it.
  const showsUnsent = () => !timeline()?.hasNewer || loadingOf(roomId).failed !== undefined;
  const attentive = createAttention();
  let box!: HTMLElement;
  let content!: HTMLDivElement;
  const scroll = createScrollKeeper(
    () => box,
    () => content,
    () => !!timeline()?.hasNewer,
  );
  const readBefore = createReadBefore({
    messages,
    readUpTo: () => props.item.readUpTo,
    attentive,
    atEnd: scroll.atEnd,
    isUnread: (message, seq) => isUnread(message, me().id, seq),
  });
  const paging = createPaging(roomId, () => box);
  const firstUnread = createMemo(
    () =>
      [...rows().values()].find((row) => isNews(row, (message) => isUnread(message, me().id, readBefore())))?.head.id,
  );
  const menu = createMessageMenu(
    (id) => messages().find((message) => message.id === id),
    () => props.item.room,
  );

  // A computed runs before the rows are drawn anew, an effect after.
  const shape = () => [messages()[0]?.id, messages().at(-1)?.id, messages().length, unsent().length];
  createComputed(on(shape, scroll.note));
  createEffect(on(shape, scroll.restore));
  createEffect(() => {
    const seen = Math.min(scroll.lowestSeen(), messages().at(-1)?.seq ?? 0);
    if (attentive() && seen > 0) markRead(roomId, seen);
  });
  const goToEnd = async () => {
    forgetJump();
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
  onCleanup(
    showsMessages(roomId, (messageId) => {
      const row = rowElement(content, [...rows().values()], messageId);
      if (!row) return false;
      scroll.toElement(row);
      highlight(row);
      return true;
    }),
  );
  createEffect(on(heads, () => menu.keepTabStop(content)));
  onMount(() => {
    menu.listen(content);
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
            <For each={heads()}>
              {(message, at) => (
                <Message
                  message={message}
                  row={rows().get(message.id) ?? { album: null, pieces: [message], seenUpTo: message.seq }}
                  mark={marks().get(message.id)}
                  before={heads()[at() - 1]}
                  room={props.item.room}
                  startsUnread={message.id === firstUnread()}
                  onAnswer={() => menu.answer(message)}
                />
              )}
            </For>
            <Show when={showsUnsent()}>
              <UnsentList roomId={roomId} room={props.item.room} />
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
      <Newcomers messages={messages()} />
      {menu.view()}
      <Show when={lightbox()?.roomId === roomId}>
        <Lightbox onClose={closeLightbox} />
      </Show>
    </div>
  );
}

function isNews(row: Row, unread: (message: MessageView) => boolean): boolean {
  return row.pieces.some(unread);
}

/** Where a message stands, be it in the row of another. */
function rowElement(content: HTMLElement, rows: readonly Row[], messageId: string): HTMLElement | undefined {
  const head = rows.find((row) => row.pieces.some((piece) => piece.id === messageId))?.head.id ?? messageId;
  return [...content.querySelectorAll<HTMLElement>('[data-message]')].find((row) => row.dataset.message === head);
}

/** Shows which message was meant, for a moment, and goes on from there with the keyboard and the screen reader. */
function highlight(row: HTMLElement): void {
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.removeAttribute('data-found');
  // Read for its effect: without a new layout the animation would not begin again.
  void row.offsetWidth;
  row.setAttribute('data-found', '');
  setTimeout(() => row.removeAttribute('data-found'), 1700);
}

function Beginning(props: { roomId: string }) {
  return (
    <Show when={!loadingOf(props.roomId).failed} fallback={<LoadFailed roomId={props.roomId} />}>
      <Skeleton label={text().common.loading} shape="text" count={4} />
    </Show>
  );
}
