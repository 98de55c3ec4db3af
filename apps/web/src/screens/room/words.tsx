import type { EmojiSpan, MentionSpan } from '@engawa/domain';
import { Index, Match, Switch } from 'solid-js';
import { LineEmoji } from './bubbles/line-emoji.tsx';
import { type Span, spansOf } from './text-spans.ts';

type WordsProps = {
  text: string;
  emojis?: readonly EmojiSpan[] | undefined;
  mentions?: readonly MentionSpan[] | undefined;
};

/**
 * Text as it was written: links can be followed, LINE emoji are pictures, who is mentioned stands out. While it is being
 * written, what has not changed is not drawn anew.
 */
export function Words(props: WordsProps) {
  return <Index each={spansOf(props.text, props.emojis, props.mentions)}>{(span) => <Stretch span={span()} />}</Index>;
}

export function Stretch(props: { span: Span }) {
  return (
    <Switch fallback={props.span.text}>
      <Match when={props.span.kind === 'link' && props.span}>
        {(link) => (
          <a href={link().href} target={isPage(link().href) ? '_blank' : undefined} rel="noopener noreferrer">
            {link().text}
          </a>
        )}
      </Match>
      <Match when={props.span.kind === 'emoji' && props.span}>{(emoji) => <LineEmoji emoji={emoji()} />}</Match>
      <Match when={props.span.kind === 'mention' && props.span}>
        {(mention) => (
          <strong class="message-mention" data-us={mention().who === 'account' ? '' : undefined}>
            {mention().text}
          </strong>
        )}
      </Match>
    </Switch>
  );
}

/** A mail or a call leaves the talk where it is. */
function isPage(href: string): boolean {
  return href.startsWith('http');
}
