import type { LineEmoji, RoomKind } from '@engawa/domain';
import { Icon } from '@engawa/ui';
import { createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
import { isWide } from '../../../../state/media.ts';
import { EmojiPicker } from '../emoji/emoji-picker.tsx';
import type { Sticker } from '../stickers/sticker-packs.ts';
import { StickerPicker } from '../stickers/sticker-picker.tsx';
import './picker.css';

type PickerProps = {
  roomKind: RoomKind;
  /** LINE emoji in the message that is being written. */
  emojisUsed: number;
  onSticker: (sticker: Sticker) => void;
  onEmoji: (emoji: LineEmoji, press: MouseEvent) => void;
  onClose: () => void;
};

const kinds = ['sticker', 'emoji'] as const;
type Kind = (typeof kinds)[number];
/** What was open last is what is wanted next. */
const [kind, setKind] = createSignal<Kind>('sticker');

/**
 * Stickers, and LINE's own emoji where LINE shows them to somebody: in the keyboard's place on a phone, over the talk at a desk,
 * where a press beside it closes it.
 */
export default function Picker(props: PickerProps) {
  let panel!: HTMLElement;
  const [moved, setMoved] = createSignal(false);
  const isEmoji = () => props.roomKind === 'line' && kind() === 'emoji';
  const change = (next: Kind) => {
    setMoved(true);
    setKind(next);
  };
  onMount(() => {
    const press = ({ target }: PointerEvent) => {
      const beside = target instanceof Element && target.closest('.timeline') !== null;
      if (isWide() && beside) props.onClose();
    };
    document.addEventListener('pointerdown', press);
    onCleanup(() => document.removeEventListener('pointerdown', press));
  });
  const head = (): JSX.Element => (
    <Show when={props.roomKind === 'line'}>
      <Kinds kind={kind()} onKind={change} takesFocus={moved()} />
    </Show>
  );
  return (
    <section
      ref={panel}
      class="picker"
      aria-label={isEmoji() ? text().composer.emoji.label : text().composer.sticker.label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        props.onClose();
      }}
    >
      <Show
        when={isEmoji()}
        fallback={<StickerPicker onChoose={props.onSticker} head={head()} takesFocus={!moved()} />}
      >
        <EmojiPicker used={props.emojisUsed} onChoose={props.onEmoji} head={head()} takesFocus={!moved()} />
      </Show>
    </section>
  );
}

function Kinds(props: { kind: Kind; onKind: (kind: Kind) => void; takesFocus: boolean }) {
  const words = () => text().composer;
  const titles = () => ({ sticker: words().stickers, emoji: words().emoji.title });
  const other = () => kinds.find((kind) => kind !== props.kind)!;
  return (
    <div class="picker-kinds" role="tablist" aria-label={words().kinds}>
      {kinds.map((kind) => (
        <button
          ref={(button) => props.takesFocus && props.kind === kind && queueMicrotask(() => button.focus())}
          type="button"
          role="tab"
          class="picker-kind"
          aria-label={titles()[kind]}
          title={titles()[kind]}
          aria-selected={props.kind === kind}
          tabIndex={props.kind === kind ? 0 : -1}
          onClick={() => props.onKind(kind)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
            event.preventDefault();
            props.onKind(other());
          }}
        >
          <Icon name={icons[kind]} />
          <span>{titles()[kind]}</span>
        </button>
      ))}
    </div>
  );
}

const icons = { sticker: 'sticker', emoji: 'smile' } as const;
