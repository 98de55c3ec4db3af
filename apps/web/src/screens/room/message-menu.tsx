import { canQuote, type MessageView, type RoomView } from '@engawa/domain';
import { MenuAt, toaster } from '@engawa/ui';
import { createEffect, createSignal, type JSX, onCleanup, Show } from 'solid-js';
import { denialText, text } from '../../i18n/index.ts';
import { part } from '../page/part.tsx';
import { onLongPress } from './long-press.ts';
import { actsFor, answer } from './message-acts.ts';

const FileLinkDialog = part(() => import('../file-link/file-link-dialog.tsx'));

type Point = { readonly x: number; readonly y: number };
type Opened = {
  readonly message: MessageView;
  readonly anchor: HTMLElement;
  readonly point: Point | undefined;
  readonly byFinger: boolean;
};

export type MessageMenu = {
  readonly view: () => JSX.Element;
  /** Hears what is done to the messages inside: presses on their buttons, the menu key, long touches, arrow keys. */
  readonly listen: (content: HTMLElement) => void;
  /** The tab key stops once in the whole timeline, at the newest message. */
  readonly keepTabStop: (content: HTMLElement) => void;
  readonly answer: (message: MessageView) => void;
};

/** One menu for all messages of a room, so that a row costs no more than a button. */
export function createMessageMenu(
  messageOf: (id: string) => MessageView | undefined,
  room: () => RoomView,
): MessageMenu {
  const [opened, setOpened] = createSignal<Opened | null>(null);
  const [linkOf, setLinkOf] = createSignal<MessageView | null>(null);
  const open = (anchor: HTMLElement, point?: Point, byFinger = false) => {
    const message = messageOf(anchor.closest<HTMLElement>('[data-message]')?.dataset.message ?? '');
    if (message && opened()?.message.id !== message.id) setOpened({ message, anchor, point, byFinger });
  };
  createEffect(() => {
    const row = opened()?.anchor.closest('[data-message]');
    row?.setAttribute('data-chosen', '');
    onCleanup(() => row?.removeAttribute('data-chosen'));
  });
  return {
    listen: (content) => {
      content.addEventListener('click', (event) => {
        const button = buttonOf(event.target);
        if (button) open(button);
      });
      content.addEventListener('contextmenu', (event) => {
        const button = meantBy(event.target as Element, 'a, img, video, input');
        if (!button || getSelection()?.toString()) return;
        event.preventDefault();
        // The menu key tells of no place.
        open(button, event.clientX > 0 || event.clientY > 0 ? { x: event.clientX, y: event.clientY } : undefined);
      });
      onLongPress(content, (target, point) => {
        const button = meantBy(target, 'a, video, input');
        if (button) open(button, point, true);
        return !!button;
      });
      content.addEventListener('keydown', walk);
    },
    keepTabStop: (content) => {
      const all = [...content.querySelectorAll<HTMLElement>('.message-more')];
      if (all.some((button) => button === document.activeElement)) return;
      for (const button of all) button.tabIndex = button === all.at(-1) ? 0 : -1;
    },
    answer: (message) => {
      const verdict = canQuote(room().kind, message);
      if (verdict.allowed) answer(message);
      else toaster.show({ tone: 'alarm', text: denialText(verdict.denial) });
    },
    view: () => (
      <>
        <Show when={opened()} keyed>
          {({ message, anchor, point, byFinger }) => (
            <MenuAt
              point={point}
              clearOf={byFinger ? bubbleOf(anchor) : undefined}
              label={text().message.acts.open}
              anchor={anchor}
              items={actsFor(message, room(), () => setLinkOf(message))}
              onClose={() => setOpened(null)}
            />
          )}
        </Show>
        <Show when={linkOf()} keyed>
          {(message) => (
            <FileLinkDialog
              messageId={message.id}
              fileName={'media' in message.content ? (message.content.media.name ?? '') : ''}
              onClose={() => setLinkOf(null)}
            />
          )}
        </Show>
      </>
    ),
  };
}

function buttonOf(target: EventTarget | null): HTMLElement | null {
  return (target as Element).closest<HTMLElement>('.message-more');
}

function bubbleOf(button: HTMLElement): Element | undefined {
  return button.closest('.message')?.querySelector('.message-bubble') ?? undefined;
}

/** The button of the message that is meant, unless by something that has a menu of the browser's own. */
function meantBy(target: Element, own: string): HTMLElement | null {
  if (target.closest(own)) return null;
  return target.closest('.message')?.querySelector<HTMLElement>('.message-more') ?? null;
}

/** The arrow keys lead from one message's button to the next. */
function walk(event: KeyboardEvent): void {
  const button = buttonOf(event.target);
  if (!button || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.message-more')];
  const next = all[all.indexOf(button) + (event.key === 'ArrowUp' ? -1 : 1)];
  event.preventDefault();
  if (!next) return;
  button.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
