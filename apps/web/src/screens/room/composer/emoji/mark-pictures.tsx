import { type LineEmoji as Emoji, lineEmojiProducts, type Stretch } from '@engawa/domain';
import { createEffect, createMemo, createSignal, Index, onCleanup, onMount, Show } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import { LineEmoji } from '../../bubbles/line-emoji.tsx';
import { markedParagraphs, type Piece } from './marked-words.ts';
import './mark-pictures.css';

type MarkPicturesProps = { of: () => HTMLTextAreaElement; draft: string };

/**
 * The pictures of LINE emoji over their marks in a field, which itself can hold none. The same words lie unseen over those of
 * the field, set in the same way, so that a picture stands where its mark does; whoever cannot see reads the field.
 */
export function MarkPictures(props: MarkPicturesProps) {
  const paragraphs = createMemo(() => markedParagraphs(props.draft));
  return (
    <Show when={paragraphs().length > 0}>
      <Layer field={props.of()} paragraphs={paragraphs()} />
    </Show>
  );
}

function Layer(props: { field: HTMLTextAreaElement; paragraphs: readonly Piece[][] }) {
  let words!: HTMLDivElement;
  const { field } = props;
  const selected = selectionIn(field);
  // Of one that is selected in part, all is taken.
  const isSelected = ({ start, text }: Piece) => selected().start < start + text.length && start < selected().end;
  const scroll = () => {
    words.style.translate = `0 ${-field.scrollTop}px`;
  };
  const follow = () => {
    setAlike(words, field);
    scroll();
  };
  onMount(() => {
    const resized = new ResizeObserver(follow);
    resized.observe(field);
    field.addEventListener('scroll', scroll, { passive: true });
    onCleanup(() => {
      resized.disconnect();
      field.removeEventListener('scroll', scroll);
    });
  });
  createEffect(() => props.paragraphs && follow());
  return (
    <div class="marks" aria-hidden="true">
      <div ref={words} class="marks-words">
        <Index each={props.paragraphs}>
          {(pieces) => (
            <p>
              <Index each={pieces()}>
                {(piece) => (
                  <Show when={piece().emoji} fallback={piece().text}>
                    {(emoji) => (
                      <span class="mark" data-selected={isSelected(piece()) ? '' : undefined}>
                        {piece().text}
                        <span class="mark-picture">
                          <LineEmoji emoji={{ ...emoji(), text: chipOf(emoji()) }} />
                        </span>
                      </span>
                    )}
                  </Show>
                )}
              </Index>
              {'\n'}
            </p>
          )}
        </Index>
      </div>
    </div>
  );
}

/** What a browser sets the words of a field by, its own rules for fields included. */
const metrics = [
  ...['font-family', 'font-size', 'font-weight', 'font-style', 'font-stretch', 'font-kerning', 'font-feature-settings'],
  ...['font-variant', 'font-optical-sizing', 'font-size-adjust', 'line-height', 'letter-spacing', 'word-spacing'],
  ...[
    'text-indent',
    'text-transform',
    'text-rendering',
    'text-align',
    'text-spacing-trim',
    'text-autospace',
    'tab-size',
  ],
  ...['word-break', 'line-break', 'overflow-wrap', 'hyphens', 'padding-top', 'padding-left', 'padding-right'],
];

function setAlike(words: HTMLElement, field: HTMLTextAreaElement): void {
  const style = getComputedStyle(field);
  for (const name of metrics) words.style.setProperty(name, style.getPropertyValue(name));
  // Without the bar at which long words are scrolled.
  words.style.width = `${field.clientWidth}px`;
}

/** What is selected in a field. */
function selectionIn(field: HTMLTextAreaElement): () => Stretch {
  const [selected, setSelected] = createSignal<Stretch>({ start: 0, end: 0 });
  const look = () => {
    const isHere = document.activeElement === field;
    setSelected(isHere ? { start: field.selectionStart, end: field.selectionEnd } : { start: 0, end: 0 });
  };
  const heard = ['selectionchange', 'focusin', 'focusout'] as const;
  for (const name of heard) document.addEventListener(name, look);
  onCleanup(() => {
    for (const name of heard) document.removeEventListener(name, look);
  });
  return selected;
}

function chipOf({ productId, emojiId }: Emoji): string {
  const place = lineEmojiProducts.findIndex(([id]) => id === productId) + 1;
  return text().composer.emoji.chip(place, Number(emojiId));
}
