import { type LineEmoji, markOf, type RoomView, type Verdict } from '@engawa/domain';
import { Banner, createLayer, IconButton, isLayerOpen } from '@engawa/ui';
import { createSignal, Show, Suspense } from 'solid-js';
import { denialText, text } from '../../../i18n/index.ts';
import { isTouch } from '../../../state/media.ts';
import { quotedIn, stopQuote } from '../../../state/quoting.ts';
import { AttachMenu } from './attach/attach-menu.tsx';
import { DropZone } from './attach/drop-zone.tsx';
import { attach, attachedIn } from './attach/tray.ts';
import { TrayList } from './attach/tray-list.tsx';
import { insertAtCaret } from './emoji/insert.ts';
import { ComposerPanel, type Panel, PickerPanel } from './panel.tsx';
import { PriceLine } from './price-line.tsx';
import { QuoteBar } from './quote-bar.tsx';
import { SendButton } from './send-button.tsx';
import { bubblesReady, isPreparing, isSilent, keepSilent, maySend, sendAllOf, wordsReady } from './sending.ts';
import { UndoBar } from './undo/undo-bar.tsx';
import { tooLongId, Units } from './units.tsx';
import { WordsField } from './words-field.tsx';
import './composer.css';

/** Where one writes. In a room with LINE users its edge and its button say so. */
export function Composer(props: { room: RoomView; verdict: Verdict }) {
  let form!: HTMLFormElement;
  let field!: HTMLTextAreaElement;
  let isInserting = false;
  const [panel, setPanel] = createSignal<Panel | null>(null);
  const roomId = () => props.room.id;
  const outside = () => props.room.kind === 'line';
  const refused = () => (props.verdict.allowed ? undefined : denialText(props.verdict.denial));
  const denial = () => {
    const verdict = maySend(props.room);
    return verdict.allowed ? undefined : verdict.denial;
  };
  const reason = () => {
    const no = denial();
    return no ? denialText(no) : isPreparing(roomId()) ? text().composer.tray.preparing : undefined;
  };
  const tooLong = () => (['textTooLong', 'tooManyLineEmojis'].includes(denial()?.code ?? '') ? reason() : undefined);
  const quoteRefused = () =>
    denial()?.code.startsWith('quote') || denial()?.code.startsWith('notQuotable') ? reason() : undefined;
  const silent = () => outside() && isSilent(roomId());
  const focusField = () => field.focus();

  function sendNow(): void {
    // A file alone raises no keyboard on a phone.
    if (!isTouch() || wordsReady(props.room).text) field.focus();
    if (reason() || (wordsReady(props.room).text === '' && attachedIn(roomId()).length === 0)) return;
    sendAllOf(props.room);
  }
  function insertEmoji(emoji: LineEmoji, press: MouseEvent): void {
    const mark = markOf(emoji);
    if (!mark || refused()) return;
    const pressed = document.activeElement as HTMLElement | null;
    isInserting = true;
    insertAtCaret(field, mark, !isTouch());
    isInserting = false;
    // Whoever chooses by keyboard may want another one.
    if (press.detail === 0) pressed?.focus({ preventScroll: true });
  }
  function close(): void {
    setPanel(null);
    field.focus();
  }
  // With a keyboard below it or files above it, the picker would leave nothing of the talk on a phone.
  const makeRoom = () => isTouch() && !isInserting && panel() === 'sticker' && setPanel(null);
  // The others are layers by themselves.
  createLayer(() => panel() === 'sticker', close);
  const toggle = (which: Panel) => (panel() === which ? close() : setPanel(which));
  const pickerLabel = () => {
    const words = text().composer;
    if (panel() !== 'sticker') return words.stickers;
    return isTouch() ? words.sticker.keyboard : words.sticker.close;
  };
  const addFiles = (files: readonly File[]) => {
    attach(roomId(), files);
    makeRoom();
    if (!isTouch()) field.focus();
  };

  return (
    <>
      <UndoBar room={props.room} focusField={focusField} />
      <div class="composing" data-picker={panel() === 'sticker' ? '' : undefined}>
        <form
          ref={form}
          class="composer"
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.isComposing || isLayerOpen() || !quotedIn(roomId())) return;
            event.preventDefault();
            stopQuote(roomId());
            focusField();
          }}
          onSubmit={(event) => {
            event.preventDefault();
            sendNow();
          }}
        >
          <Show when={refused()}>
            {(sentence) => (
              <Banner tone="warning" shape="box">
                {sentence()}
              </Banner>
            )}
          </Show>
          <DropZone
            room={props.room}
            inside={() => form.closest('.room') ?? form}
            refused={refused() !== undefined}
            onFiles={addFiles}
          />
          <QuoteBar room={props.room} refused={quoteRefused()} focusField={focusField} />
          <TrayList room={props.room} focusField={focusField} />
          <Suspense>
            <ComposerPanel which={panel()} room={props.room} onClose={close} />
          </Suspense>
          <Show when={outside() && !refused()}>
            <PriceLine room={props.room} bubbles={bubblesReady(props.room)} silent={silent()} />
          </Show>
          <Units room={props.room} tooLong={tooLong()} />
          <div class="composer-field" data-refused={refused() ? '' : undefined}>
            <span class="composer-tools">
              <AttachMenu
                refused={refused()}
                onFiles={addFiles}
                onVoice={() => setPanel('voice')}
                onPlace={() => setPanel('place')}
                onSticker={() => setPanel('sticker')}
              />
              <IconButton
                icon={panel() === 'sticker' && isTouch() ? 'keyboard' : 'smile'}
                label={pickerLabel()}
                aria-expanded={panel() === 'sticker'}
                disabledReason={refused()}
                onClick={() => toggle('sticker')}
              />
            </span>
            <WordsField
              room={props.room}
              refused={refused() !== undefined}
              tooLongId={tooLong() && tooLongId}
              onSend={sendNow}
              onFocus={makeRoom}
              ref={(element) => {
                field = element;
              }}
            />
            <SendButton
              outside={outside()}
              refused={reason()}
              silent={silent()}
              onSilent={(on) => keepSilent(roomId(), on)}
              onSend={sendNow}
            />
          </div>
        </form>
        <Suspense>
          <PickerPanel open={panel() === 'sticker'} room={props.room} onEmoji={insertEmoji} onClose={close} />
        </Suspense>
      </div>
    </>
  );
}
