import type { LineEmoji, RoomKind } from '@engawa/domain';
import { IconButton } from '@engawa/ui';
import { createSignal, Show } from 'solid-js';
import { text } from '../../../../i18n/index.ts';
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

/** Stickers, and LINE's own emoji where LINE shows them to somebody. */
export default function Picker(props: PickerProps) {
  const [moved, setMoved] = createSignal(false);
  const isEmoji = () => props.roomKind === 'line' && kind() === 'emoji';
  const change = (next: Kind) => {
    setMoved(true);
    setKind(next);
  };
  const close = () => <IconButton icon="close" label={text().composer.sticker.close} onClick={() => props.onClose()} />;
  const head = () => (
    <Show when={props.roomKind === 'line'}>
      <div class="sticker-head">
        <Kinds kind={kind()} onKind={change} takesFocus={moved()} />
        {close()}
      </div>
    </Show>
  );
  return (
    <section
      class="sticker-picker"
      aria-label={isEmoji() ? text().composer.emoji.label : text().composer.sticker.label}
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
    >
      <Show
        when={isEmoji()}
        fallback={
          <StickerPicker
            roomKind={props.roomKind}
            onChoose={props.onSticker}
            head={head()}
            beside={props.roomKind === 'line' ? undefined : close()}
            takesFocus={!moved()}
          />
        }
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
          aria-selected={props.kind === kind}
          tabIndex={props.kind === kind ? 0 : -1}
          onClick={() => props.onKind(kind)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
            event.preventDefault();
            props.onKind(other());
          }}
        >
          {titles()[kind]}
        </button>
      ))}
    </div>
  );
}
