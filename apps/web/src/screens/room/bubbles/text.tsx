import { Words } from '../words.tsx';
import type { SaidProps } from './said.ts';

export function TextBubble(props: SaidProps<'text'>) {
  return (
    <Words
      text={props.message.content.text}
      emojis={props.message.content.emojis}
      mentions={props.message.content.mentions}
    />
  );
}
