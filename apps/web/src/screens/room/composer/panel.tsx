import type { LineEmoji, RoomView } from '@engawa/domain';
import { Match, Show, Switch } from 'solid-js';
import { part } from '../../page/part.tsx';
import { attachPrepared } from './attach/tray.ts';
import { send, wordsReady } from './sending.ts';

const Picker = part(() => import('./picker/picker.tsx'));
const VoiceRecorder = part(() => import('./voice/voice-recorder.tsx'));
const PlaceDialog = part(() => import('./place/place-dialog.tsx'));

export type Panel = 'sticker' | 'voice' | 'place';

type ComposerPanelProps = {
  which: Panel | null;
  room: RoomView;
  onClose: () => void;
};

/** What opens above the field for that which is not typed; each is loaded when it is first wanted. */
export function ComposerPanel(props: ComposerPanelProps) {
  return (
    <Switch>
      <Match when={props.which === 'voice'}>
        <VoiceRecorder
          onDone={(voice) => {
            attachPrepared(props.room.id, voice);
            props.onClose();
          }}
          onClose={props.onClose}
        />
      </Match>
      <Match when={props.which === 'place'}>
        <PlaceDialog
          roomKind={props.room.kind}
          onSend={(place) => {
            send(props.room, place);
            props.onClose();
          }}
          onClose={props.onClose}
        />
      </Match>
    </Switch>
  );
}

type PickerPanelProps = {
  open: boolean;
  room: RoomView;
  onEmoji: (emoji: LineEmoji, press: MouseEvent) => void;
  onClose: () => void;
};

/** Stickers and LINE emoji, loaded when they are first wanted. */
export function PickerPanel(props: PickerPanelProps) {
  return (
    <Show when={props.open}>
      <Picker
        roomKind={props.room.kind}
        emojisUsed={wordsReady(props.room).emojis.length}
        onSticker={(sticker) => send(props.room, { kind: 'sticker', ...sticker })}
        onEmoji={props.onEmoji}
        onClose={props.onClose}
      />
    </Show>
  );
}
