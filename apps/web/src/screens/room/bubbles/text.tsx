import { createMemo } from 'solid-js';
import { isEmojiAlone } from '../emoji-alone.ts';
import { FoldedWords } from '../folded-words.tsx';
import { spansOf } from '../text-spans.ts';
import type { SaidProps } from './said.ts';

/** No few emoji are longer: of other words nobody need look at each letter. */
const longest = 200;

export function TextBubble(props: SaidProps<'text'>) {
  const isLarge = createMemo(() => {
    const { text, emojis } = props.message.content;
    return text.length <= longest && isEmojiAlone(spansOf(text, emojis));
  });
  return (
    <span class="message-text" dir="auto" data-large={isLarge() ? '' : undefined}>
      <FoldedWords
        messageId={props.message.id}
        text={props.message.content.text}
        emojis={props.message.content.emojis}
        mentions={props.message.content.mentions}
      />
    </span>
  );
}
