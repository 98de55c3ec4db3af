import type { RoomView } from '@engawa/domain';
import { Show } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import { Words } from '../../words.tsx';
import { wordsReady } from '../sending.ts';
import './emoji-preview.css';

/** The words as they will arrive, once LINE emoji are among them: the field itself can hold no pictures. */
export function EmojiPreview(props: { room: RoomView }) {
  const words = () => wordsReady(props.room);
  return (
    <Show when={words().emojis.length > 0}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of words, not of form fields */}
      <div class="emoji-preview" role="group" aria-label={text().composer.emoji.preview}>
        <span class="emoji-preview-label" aria-hidden="true">
          {text().composer.emoji.preview}
        </span>
        <div class="emoji-preview-words">
          <Words text={words().text} emojis={words().emojis} />
        </div>
      </div>
    </Show>
  );
}
