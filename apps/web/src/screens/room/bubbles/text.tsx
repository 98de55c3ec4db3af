import { FoldedWords } from '../folded-words.tsx';
import type { SaidProps } from './said.ts';

export function TextBubble(props: SaidProps<'text'>) {
  return (
    <span class="message-text" dir="auto">
      <FoldedWords
        messageId={props.message.id}
        text={props.message.content.text}
        emojis={props.message.content.emojis}
        mentions={props.message.content.mentions}
      />
    </span>
  );
}
