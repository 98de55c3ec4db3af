import type { EmojiSpan, MentionSpan, MessageId } from '@engawa/domain';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { text } from '../../i18n/index.ts';
import { type Folded, foldOf, letterCount } from './fold.ts';
import { keepInPlace } from './keep-place.ts';
import { spansOf } from './text-spans.ts';
import { Stretch } from './words.tsx';
import './folded-words.css';
import { endsWithMember } from '../../state/member-end.ts';

type FoldedWordsProps = {
  messageId: MessageId;
  text: string;
  emojis?: readonly EmojiSpan[] | undefined;
  mentions?: readonly MentionSpan[] | undefined;
};

/** Unfolded by the reader: a row that is drawn anew keeps its height. */
const unfolded = new Set<MessageId>();
endsWithMember(() => unfolded.clear());

/** The words of a message; of very long ones the beginning, and the rest when it is asked for. */
export function FoldedWords(props: FoldedWordsProps) {
  const spans = createMemo(() => spansOf(props.text, props.emojis, props.mentions));
  const folded = createMemo(() => foldOf(spans()));
  return (
    <Show when={folded()} fallback={<For each={spans()}>{(span) => <Stretch span={span} />}</For>}>
      {(halves) => <Halves messageId={props.messageId} halves={halves()} />}
    </Show>
  );
}

function Halves(props: { messageId: MessageId; halves: Folded }) {
  const [open, setOpen] = createSignal(unfolded.has(props.messageId));
  let beginning!: HTMLSpanElement;
  let button!: HTMLButtonElement;
  let rest: HTMLSpanElement | undefined;

  function toggle(): void {
    const opens = !open();
    if (opens) unfolded.add(props.messageId);
    else unfolded.delete(props.messageId);
    // Who opens reads on from where the words broke off; who closes stays at the button.
    keepInPlace(opens ? beginning : button, () => setOpen(opens));
    if (opens) rest?.focus({ preventScroll: true });
  }
  return (
    <>
      <span ref={beginning}>
        <For each={props.halves.shown}>{(span) => <Stretch span={span} />}</For>
      </span>
      <Show when={open()} fallback="…">
        <span ref={rest} class="words-rest" tabIndex={-1}>
          <For each={props.halves.rest}>{(span) => <Stretch span={span} />}</For>
        </span>
      </Show>
      <button ref={button} type="button" class="words-more" aria-expanded={open()} onClick={toggle}>
        {open() ? text().message.less : text().message.more(letterCount(props.halves.rest))}
      </button>
    </>
  );
}
