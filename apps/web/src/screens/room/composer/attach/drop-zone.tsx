import type { RoomView } from '@engawa/domain';
import { Icon } from '@engawa/ui';
import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import { text } from '../../../../i18n/index.ts';
import { me } from '../../../../state/session.ts';
import { contactsIn, roomName } from '../../../room-name.ts';
import { meansFiles } from './pasted.ts';
import './drop-zone.css';

type DropZoneProps = {
  room: RoomView;
  inside: () => Element;
  refused: boolean;
  onFiles: (files: readonly File[]) => void;
};

/** The whole room takes files that are dropped or pasted; a dropped file never makes the browser leave the page. */
export function DropZone(props: DropZoneProps) {
  const [over, setOver] = createSignal(false);
  const [place, setPlace] = createSignal<Element>();
  let depth = 0;
  const crossed = (event: DragEvent, by: 1 | -1) => {
    if (!inRoom(event) || !carriesFiles(event)) return;
    // Each part inside tells of its own border, so they are counted.
    depth = Math.max(0, depth + by);
    setOver(depth > 0);
  };
  const listen = {
    dragenter: (event: DragEvent) => crossed(event, 1),
    dragleave: (event: DragEvent) => crossed(event, -1),
    dragover(event: DragEvent) {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.dataTransfer!.dropEffect = inRoom(event) && !props.refused ? 'copy' : 'none';
    },
    drop(event: DragEvent) {
      depth = 0;
      setOver(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (inRoom(event)) take(event.dataTransfer);
    },
    paste(event: ClipboardEvent) {
      const elsewhere = event.target instanceof HTMLElement && !inRoom(event) && isField(event.target);
      if (elsewhere || !event.clipboardData || !meansFiles(event.clipboardData)) return;
      if (take(event.clipboardData)) event.preventDefault();
    },
  };
  const inRoom = (event: Event) => event.target instanceof Node && !!place()?.contains(event.target);
  const take = (data: DataTransfer | null) => {
    const files = [...(data?.files ?? [])];
    if (files.length > 0 && !props.refused) props.onFiles(files);
    return files.length > 0;
  };

  onMount(() => {
    setPlace(props.inside());
    const ended = new AbortController();
    for (const [name, listener] of Object.entries(listen))
      document.addEventListener(name, listener as EventListener, { signal: ended.signal });
    onCleanup(() => ended.abort());
  });
  return (
    <Show when={over() && !props.refused && place()}>
      {(room) => (
        <Portal mount={room()}>
          <div class="drop-zone" data-kind={props.room.kind}>
            <p class="drop-zone-words">
              <Icon name="attach" size={28} />
              <strong>{toWhom(props.room)}</strong>
              <span>{text().composer.dropNote[props.room.kind]}</span>
            </p>
          </div>
        </Portal>
      )}
    </Show>
  );
}

function toWhom(room: RoomView): string {
  const { dropHere } = text().composer;
  if (room.kind === 'internal') return dropHere.internal(roomName(room, me().id));
  const names = contactsIn(room).map((contact) => contact.name);
  return dropHere.line(names.join(text().common.listJoin));
}

function carriesFiles(event: DragEvent): boolean {
  return !!event.dataTransfer?.types.includes('Files');
}

function isField(element: HTMLElement): boolean {
  return element.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName);
}
