import { quoteOf, type RoomView } from '@engawa/domain';
import { IconButton } from '@engawa/ui';
import { Show } from 'solid-js';
import { text } from '../../../i18n/index.ts';
import { quotedIn, stopQuote } from '../../../state/quoting.ts';
import { messageWords } from '../../message-words.ts';
import { quotedName } from '../bubbles/author-name.ts';
import { QuoteThumb } from '../bubbles/quote-thumb.tsx';
import './quote-bar.css';

/** The message that the next words answer. */
export function QuoteBar(props: { room: RoomView; refused: string | undefined; focusField: () => void }) {
  const words = () => text().composer.quote;
  return (
    <Show when={quotedIn(props.room.id)}>
      {(message) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of words and a button, not of form fields
        <div class="quote-bar" role="group" aria-label={words().label}>
          <div class="quote-bar-words">
            <span class="quote-bar-name">{words().to(quotedName(quoteOf(message())))}</span>
            <span class="quote-bar-excerpt">{messageWords(message())}</span>
            <Show when={props.refused}>
              <span class="quote-bar-refused" role="status">
                {props.refused}
              </span>
            </Show>
          </div>
          <Show when={quoteOf(message()).mediaId}>
            {(mediaId) => <QuoteThumb messageId={message().id} mediaId={mediaId()} known={message()} />}
          </Show>
          <IconButton
            icon="close"
            size="s"
            label={words().stop}
            onClick={() => {
              stopQuote(props.room.id);
              props.focusField();
            }}
          />
        </div>
      )}
    </Show>
  );
}
