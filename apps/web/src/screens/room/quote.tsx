import type { QuoteView, RoomId } from '@engawa/domain';
import { Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { timelineOf } from '../../state/timelines.ts';
import { quoteWords } from '../message-words.ts';
import { quotedName } from './bubbles/author-name.ts';
import { QuoteThumb } from './bubbles/quote-thumb.tsx';
import { jumpTo } from './jump.ts';
import './quote.css';

/** What a message answers, in short; pressed, it leads there. */
export function Quote(props: { quote: QuoteView; roomId: RoomId }) {
  const author = () => quotedName(props.quote);
  const original = () => timelineOf(props.roomId)?.messages.find((message) => message.id === props.quote.messageId);
  return (
    <Show
      when={props.quote.messageId}
      fallback={<span class="quote quote-missing">{text().message.quote.unavailable}</span>}
    >
      {(messageId) => (
        <Show
          when={props.quote.kind !== 'unsent'}
          fallback={<span class="quote quote-missing">{text().message.quote.gone}</span>}
        >
          <button type="button" class="quote" onClick={() => void jumpTo(props.roomId, messageId())}>
            <span class="visually-hidden">{text().message.quote.jump}</span>
            <span class="quote-words">
              <b dir="auto">{author()}</b>
              <span dir="auto">{quoteWords(props.quote)}</span>
            </span>
            <Show when={props.quote.mediaId}>
              {(mediaId) => <QuoteThumb messageId={messageId()} mediaId={mediaId()} known={original()} />}
            </Show>
          </button>
        </Show>
      )}
    </Show>
  );
}
