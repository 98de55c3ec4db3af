import type { MessageView } from '@engawa/domain';
import { createEffect, createSignal, on } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { isUnread } from '../../state/apply-event.ts';
import { serverNow } from '../../state/clock.ts';
import { me } from '../../state/session.ts';
import { messageWords } from '../message-words.ts';
import { authorName } from './bubbles/author-name.ts';

/** Reads out what others say while the room is open. Pages that come from scrolling are not news. */
export function Newcomers(props: { messages: readonly MessageView[] }) {
  const [words, setWords] = createSignal('');
  const [announced, setAnnounced] = createSignal<string>();
  createEffect(
    on(
      () => props.messages.at(-1),
      (last, before) => {
        if (!last || !before || last.seq <= before.seq || !isUnread(last, me().id, before.seq)) return;
        if (serverNow() - Date.parse(last.at) > 60_000 || last.author.kind === 'system') return;
        setWords(text().room.announce(authorName(last), messageWords(last)));
        setAnnounced(last.id);
      },
    ),
  );
  // Words that were taken back are not left standing for a screen reader either.
  createEffect(() => {
    const message = props.messages.find((one) => one.id === announced());
    if (message?.content.kind === 'unsent') setWords('');
  });
  return (
    <div class="visually-hidden" aria-live="polite">
      {words()}
    </div>
  );
}
